import { type Actor, may } from '@field/domain/access'
import { ok, type Result, refuse } from '@field/domain/kernel'
import { isOpen } from '@field/domain/work-order'
import { taskNodeOf } from '@field/domain/workflow'
import type { Loaded } from '../work-orders/queries.ts'
import type { KeptSettlement } from './kept.ts'

/**
 * Whether somebody may put another amount in the place of a computed one: the office until the settlement is confirmed,
 * the handler of a task only where its node allows it and until the settlement is made. Refuses `operation_not_allowed`,
 * `already_settled`, `not_settleable`, and `wrong_state` while the settlement is disputed.
 */
export function mayOverride(actor: Actor, { order, definition }: Loaded, live: KeptSettlement | null): Result<null> {
  if (order.status === 'cancelled' || order.status === 'cannot_complete') return refuse('not_settleable')
  if (may(actor, 'settlements.all')) {
    if (live?.state === 'disputed') return refuse('wrong_state', { detail: { state: live.state } })
    return live && live.state !== 'submitted' && live.state !== 'reviewed' ? refuse('already_settled') : ok(null)
  }
  const own = order.tasks.some(
    (task) =>
      isOpen(task) && task.assigneeId === actor.personId && taskNodeOf(definition, task.node).overridePrices === true,
  )
  if (!own) return refuse('operation_not_allowed')
  return live ? refuse('already_settled') : ok(null)
}
