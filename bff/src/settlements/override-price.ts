import { fen, ok, refuse } from '@field/domain/kernel'
import type { Handler } from '../platform/http/call.ts'
import { lockOrder, tellChanged } from '../work-orders/queries.ts'
import { recount } from './correct.ts'
import { liveSettlement } from './kept.ts'
import { limitExceeded } from './limit-exceeded.ts'
import { mayOverride } from './may-override.ts'
import { keepOverride } from './overrides.ts'
import { sheetOf } from './sheet-of.ts'

/**
 * Puts another amount in the place of a line's computed one, with a reason; null takes that back. The office may until
 * the settlement is confirmed, the handler of a task only where its node allows it and until the settlement is made. What
 * was changed so always goes to review. Refuses `operation_not_allowed`, `already_settled`, `not_settleable`,
 * `wrong_state` while the settlement is disputed, `reason_required`, `line_unknown` for what is no line of work, and
 * `over_limit` for a settlement that would pass what the customer approved.
 */
export const overridePrice: Handler<'PUT /work-orders/:id/prices/:line'> = async (call) => {
  const { tx, world, actor, params, body, now } = call
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
  const again = live ? await recount(tx, world, loaded, live, why) : ok(null)
  if (!again.ok) return again
  if (!live) await tellChanged(tx, null, order)
  const counted = await sheetOf(tx, definition, order)
  if (!counted.ok) return counted
  const { total, lines } = counted.value.sheet.counted
  const limit = live && (await limitExceeded(tx, order, total))
  // Before the work is handed in a new quote can still be offered; after that nobody asks the customer any more.
  if (limit !== null && total > before.value.sheet.counted.total)
    return refuse('over_limit', { path: 'amountFen', detail: { limit, total } })
  const line = lines.find(({ id }) => id === params.line)
  return ok({ line: params.line, amountFen: line?.amount ?? 0, priceFen: line?.price ?? 0, totalFen: total })
}
