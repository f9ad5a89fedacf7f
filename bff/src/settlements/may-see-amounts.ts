import { type Actor, may } from '@field/domain/access'
import type { WorkOrder } from '@field/domain/work-order'

/** Who may see what an order costs: the office's accounts, whoever works on it, and its customer. Staff of the store do not. */
export function maySeeAmounts(actor: Actor, order: WorkOrder): boolean {
  if (may(actor, 'settlements.all')) return true
  const works = may(actor, 'settlements.own') && order.tasks.some(({ assigneeId }) => assigneeId === actor.personId)
  return works || (may(actor, 'prices.sale') && order.customerId === actor.personId)
}
