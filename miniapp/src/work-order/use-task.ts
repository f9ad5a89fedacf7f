import type { Command } from '@field/domain/work-order'
import { useEffect, useMemo } from 'react'
import { call, type Entry, follow, type Me, ofOrder, type Resource, useResource } from '../data/index.ts'
import type { Detail } from './as-order.ts'
import { type Acting, command } from './command.ts'
import { overlay, useAnswered, useEntries } from './entries.ts'
import { useMe } from './me.ts'
import { type Work, workOf } from './work-of.ts'

export type TaskInHand = {
  readonly me: Me | null
  readonly resource: Resource<Detail> & { readonly reload: () => Promise<void> }
  readonly work: Work | null
  /** What this order still has on the phone, the refused ones too. */
  readonly entries: readonly Entry[]
  readonly act: (wanted: Command, acting?: Acting) => Promise<{ kept: boolean }>
}

export const detailKey = (orderId: string): string => `${ofOrder(orderId)}detail`
export const fetchDetail = (orderId: string) => () => call('GET /work-orders/:id', { params: { id: orderId } })

/** Holds a work order and one task of it, live, with this phone's unsent actions applied by the domain itself. */
export function useTask(orderId: string, taskId: string | null = null): TaskInHand {
  const me = useMe()
  const resource = useResource(me === null ? null : detailKey(orderId), fetchDetail(orderId))
  const entries = useEntries(me?.id ?? null)
  const taken = useAnswered()
  useEffect(() => follow(orderId), [orderId])
  const { value: detail } = resource
  const work = useMemo(
    () => (me && detail ? workOf(detail, taskId, overlay(orderId, detail.version, entries, taken), me) : null),
    [detail, taskId, entries, taken, me, orderId],
  )
  const act = async (wanted: Command, acting?: Acting) =>
    me && detail ? command(me.id, detail, wanted, acting) : { kept: false }
  return { me, resource, work, entries: entries.filter(({ stream }) => stream === orderId), act }
}
