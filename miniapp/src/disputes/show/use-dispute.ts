import { useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { type Answer, call, invalidate, newId, ofOrder, storage, useResource } from '../../data/index.ts'
import { useMe } from '../../work-order/index.ts'
import { nothingTyped, type Typed, voteOf } from './model.ts'

const draftKey = (id: string) => `judgement:${id}`
type Kept = Typed & { readonly key: string }

/** A dispute, judging it and taking it back. What was typed is kept until the server has it. */
export function useDispute() {
  const { id = '' } = useRouter().params
  const me = useMe()
  const dispute = useResource(me ? `dispute:${id}` : null, () => call('GET /disputes/:id', { params: { id } }))
  const [typed, setTyped] = useState<Kept>(() => ({ ...nothingTyped, key: newId() }))
  const [busy, setBusy] = useState(false)
  const back = useRef(newId())
  useDidShow(() => void dispute.reload())
  useEffect(() => {
    void storage.read<Kept>(draftKey(id)).then((kept) => kept && setTyped(kept))
  }, [id])
  const change = (part: Partial<Typed>) => {
    const next = { ...typed, ...part }
    setTyped(next)
    void storage.write(draftKey(id), next)
  }
  const settle = async <T>(asking: Promise<Answer<T>>): Promise<Answer<T>> => {
    setBusy(true)
    const answer = await asking
    setBusy(false)
    if (answer.ok) {
      await storage.remove(draftKey(id))
      const order = dispute.value?.workOrderId ?? ''
      invalidate((one) => one.startsWith(ofOrder(order)) || one.startsWith('list:'))
    }
    await dispute.reload()
    return answer
  }
  return {
    me,
    dispute,
    typed,
    busy,
    change,
    judge: async () => {
      const answer = await settle(
        call('POST /disputes/:id/votes', { params: { id }, body: voteOf(typed), key: typed.key }),
      )
      // Another judgement is another request, also after a refusal.
      if (answer.ok) setTyped({ ...nothingTyped, key: newId() })
      else if (answer.why === 'refused') setTyped({ ...typed, key: newId() })
      return answer
    },
    withdraw: () => settle(call('POST /disputes/:id/withdraw', { params: { id }, key: back.current })),
  }
}
