import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import { act, type PendingFile, signIn } from '../data/index.ts'
import { currentLanguage, wordsIn } from '../words/index.ts'
import { report as reportWords } from '../words/report.ts'
import { useMe } from '../work-order/index.ts'
import type { ReportDraft } from './model.ts'
import type { Drafting } from './use-draft.ts'

const said = () => wordsIn(reportWords, currentLanguage())

export type Sending = {
  readonly request: (draft: ReportDraft) => { readonly body: unknown; readonly files: readonly PendingFile[] }
  /** What the outbox says of it, and what `draftAgain` makes a draft of once more. */
  readonly about: Readonly<Record<string, string>>
  /** Run in the tap itself, before anything is awaited: asking for WeChat's consent. */
  readonly inTap?: () => Promise<unknown>
}

/** Sends the report through the outbox and opens its progress at once, whether or not there is a network. */
export function useSend({ draft, forget }: Drafting, { request, about, inTap }: Sending, tell: (word: string) => void) {
  const me = useMe()
  const sending = useRef(false)
  const [busy, setBusy] = useState(false)

  async function submit(asked: Promise<unknown>) {
    const owner = me?.id ?? (await signIn())?.me.id
    if (!owner) return tell(said().draftSafe)
    const { id } = draft()
    const { kept } = await act(owner, {
      id,
      stream: `report:${id}`,
      route: 'POST /work-orders',
      params: {},
      ...request(draft()),
      about: { what: 'report', ...about },
    })
    if (!kept) return tell(said().cannotKeep)
    await forget()
    await asked
    await Taro.redirectTo({ url: `/pages/progress/page?key=${id}` })
  }

  const send = () => {
    if (sending.current) return
    sending.current = true
    setBusy(true)
    void submit(inTap?.() ?? Promise.resolve()).finally(() => {
      sending.current = false
      setBusy(false)
    })
  }
  return { send, busy }
}
