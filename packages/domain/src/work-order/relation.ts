import { type Actor, may } from '../access/index.ts'
import type { Task, WorkOrder } from './state.ts'
import { isOpen, mayTake } from './tasks.ts'

/** What an actor is to an order. One person may be several: the customer who also stands behind the store's counter. */
export type Relation = 'customer' | 'follower' | 'handler' | 'store' | 'office'

/** Every way in which the actor belongs to the order; empty for a stranger and for another organization. */
export function relationsOf(order: WorkOrder, actor: Actor): readonly Relation[] {
  if (actor.orgId !== order.orgId) return []
  const { personId } = actor
  const relations: Relation[] = []
  if (order.customerId === personId) relations.push('customer')
  if (order.tasks.some((task) => task.assigneeId === personId || isOffered(task, actor))) relations.push('handler')
  if (order.storeId !== null && isStaffAt(actor, order.storeId)) relations.push('store')
  if (may(actor, 'work_orders.all')) relations.push('office')
  if (order.followers.includes(personId)) relations.push('follower')
  return relations
}

/** Whether an open task is offered to a role that the actor has; the store's own tasks make nobody a handler. */
const isOffered = (task: Task, actor: Actor): boolean => task.role !== null && isOpen(task) && mayTake(task, actor)

/** Whether the actor may read the order at all. */
export const maySee = (order: WorkOrder, actor: Actor): boolean => relationsOf(order, actor).length > 0

export const isStaffAt = (actor: Actor, placeId: Task['placeId']): boolean =>
  placeId !== null && actor.role === 'store_staff' && actor.placeIds.includes(placeId)
