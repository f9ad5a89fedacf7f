import { type Actor, may } from '@field/domain/access'
import { fen, ok, type Result, refuse } from '@field/domain/kernel'
import { isOpen } from '@field/domain/work-order'
import { taskNodeOf } from '@field/domain/workflow'
import type { Handler } from '../platform/http/call.ts'
import { type Loaded, lockOrder } from '../work-orders/queries.ts'
import { recount } from './correct.ts'
import { type KeptSettlement, liveSettlement } from './kept.ts'
import { keepOverride } from './overrides.ts'
import { sheetOf } from './sheet-of.ts'

/**
 * Puts another amount in the place of a line's computed one, with a reason; null takes that back. The office may until
 * the settlement is confirmed, the handler of a task only where its node allows it and until the settlement is made. What
 * was changed so always goes to review. Refuses `operation_not_allowed`, `already_settled`, `not_settleable`,
 * `wrong_state` while the settlement is disputed, `reason_required`, and `line_unknown` for what is no line of work.
 */
export const overridePrice: Handler<'PUT /work-orders/:id/prices/:line'> = async (call) => {
  const { tx, actor, params, body, now } = call
  const loaded = await lockOrder(tx, actor, params.id)
  if (!loaded) return refuse('not_found')
  const { order, definition } = loaded
  const live = await liveSettlement(tx, order.orgId, order.id)
  const allowed = mayOverride(actor, loaded, live)
  if (!allowed.ok) return allowed
  if (body.reason.trim() === '') return refuse('reason_required', { path: 'reason' })
  const before = await sheetOf(tx, definition, order)
  if (!before.ok) return before
  if (!before.value.sheet.counted.lines.some(({ id }) => id === params.line))
    return refuse('line_unknown', { path: 'line' })
  const amount = body.amountFen === null ? null : fen(body.amountFen)
  const why = { reason: body.reason, by: actor.personId, at: now }
  await keepOverride(tx, order.orgId, { workOrderId: order.id, line: params.line, amount, ...why })
  const again = live ? await recount(tx, loaded, live, why) : ok(null)
  if (!again.ok) return again
  const counted = await sheetOf(tx, definition, order)
  if (!counted.ok) return counted
  const { total, lines } = counted.value.sheet.counted
  const line = lines.find(({ id }) => id === params.line)
  return ok({ line: params.line, amountFen: line?.amount ?? 0, priceFen: line?.price ?? 0, totalFen: total })
}

function mayOverride(actor: Actor, { order, definition }: Loaded, live: KeptSettlement | null): Result<null> {
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
