import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { call, ofOrder, outboxOf, pumpNow, useResource } from '../../data/index.ts'
import { useTask } from '../../work-order/index.ts'
import type { Candidate } from '../assign/model.ts'
import { type ToAssign, useAssign } from '../assign/use-assign.ts'

/** One order before the dispatcher: its facts, its way, giving it to somebody, calling it off. */
export function useOrder(id: string, tell: (assigned: Candidate, kept: boolean) => void) {
  const held = useTask(id)
  const { me, work, resource, entries } = held
  const progress = useResource(me === null ? null : `${ofOrder(id)}progress`, () =>
    call('GET /work-orders/:id/progress', { params: { id } }),
  )
  const [assigning, setAssigning] = useState(false)
  const [cancelling, setCancelling] = useState(false)
  useDidShow(() => {
    void resource.reload()
    void progress.reload()
  })
  const canAssign = work?.operations.includes('assign') ?? false
  const toAssign: ToAssign | null =
    work && canAssign
      ? { ...work.detail, taskId: work.task.id, holder: work.task.assigneeId, declinedBy: work.task.declinedBy }
      : null
  const assign = useAssign(toAssign, (to, kept) => {
    setAssigning(false)
    tell(to, kept)
  })
  const cancel = async (reason: string) => {
    const { kept } = await held.act({ kind: 'cancel', reason })
    if (kept) setCancelling(false)
    return kept
  }
  /** What the server refused is taken off the phone: the dispatcher has read why. */
  const dismiss = async (entry: string) => {
    if (!me) return
    await outboxOf(me.id).discard(entry)
    pumpNow()
    await resource.reload()
  }
  return {
    ...held,
    progress,
    assign,
    cancel,
    dismiss,
    refused: entries.find(({ state }) => state !== 'waiting') ?? null,
    waiting: entries.filter(({ state }) => state === 'waiting').length,
    canAssign,
    unassigned: work !== null && work.task.assigneeId === null && work.task.placeId === null,
    /** A task of a desk, or an approval, that this person may do: on the page of tasks. */
    canDo: work !== null && work.node.work !== 'visit' && work.operations.includes('complete'),
    canCancel: work?.operations.includes('cancel') ?? false,
    assigning,
    setAssigning,
    cancelling,
    setCancelling,
  }
}

export type OrderInHand = ReturnType<typeof useOrder>
