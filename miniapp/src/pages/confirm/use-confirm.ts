import { asId, type TaskId } from '@field/domain/kernel'
import type { Command } from '@field/domain/work-order'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call, newId, ofOrder, useResource } from '../../data/index.ts'
import { command, commandRoute, useMe } from '../../work-order/index.ts'
import { useProgress } from '../progress/use-progress.ts'
import { hold } from './held.ts'
import { reworkVerdicts } from './model.ts'

/** What the customer has to judge, what it costs, and the two answers. */
export function useConfirm(tell: (word: string) => void, full: string) {
  const { id = '' } = useRouter().params
  const me = useMe()
  const order = useProgress(id)
  const settlement = useResource(me ? `${ofOrder(id)}settlement` : null, () =>
    call('GET /work-orders/:id/settlement', { params: { id } }),
  )
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const { value } = order
  const verdicts = reworkVerdicts(chosen)
  const decision = (given: Pick<Extract<Command, { kind: 'complete' }>, 'verdicts'>): Command | null =>
    value?.acceptance ? { kind: 'complete', taskId: asId<TaskId>(value.acceptance.taskId), ...given } : null

  return {
    id,
    order,
    settlement,
    chosen,
    toggle: (line: string) => {
      const { [line]: known, ...rest } = chosen
      setChosen(known === undefined ? { ...chosen, [line]: '' } : rest)
    },
    say: (line: string, words: string) => setChosen({ ...chosen, [line]: words }),
    verdicts,
    confirm: async () => {
      const wanted = decision({})
      if (!me || !value || !wanted) return
      const draft = {
        id: newId(),
        stream: id,
        route: commandRoute,
        params: { id },
        body: { command: wanted, at: Date.now() },
        files: [],
        about: { what: 'complete', number: value.number, title: value.title },
      }
      if (await hold(me.id, draft)) await Taro.redirectTo({ url: `/pages/rate/page?id=${id}&confirmed=1` })
      else tell(full)
    },
    sendBack: async () => {
      const wanted = verdicts && decision({ verdicts })
      if (!me || !value || !wanted) return
      const { kept } = await command(me.id, value, wanted)
      if (kept) await Taro.redirectTo({ url: `/pages/progress/page?id=${id}` })
      else tell(full)
    },
  }
}

export type Confirming = ReturnType<typeof useConfirm>
