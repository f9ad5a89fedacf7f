import type { Actor } from '../access/index.ts'
import { ok, type Result, refuse } from '../kernel/index.ts'
import type { DomainEvent } from './event.ts'
import type { WorkOrder } from './state.ts'
import { isOver } from './status.ts'

/** "Me too": follows an open order, once. The caller has checked that the actor holds the asset's or store's tag. */
export function follow(order: WorkOrder, actor: Actor): Result<readonly DomainEvent[]> {
  if (actor.orgId !== order.orgId) return refuse('not_found')
  if (isOver(order.status)) return refuse('wrong_state', { detail: { state: order.status } })
  const known = order.customerId === actor.personId || order.followers.includes(actor.personId)
  return ok(known ? [] : [{ kind: 'followed', personId: actor.personId }])
}
