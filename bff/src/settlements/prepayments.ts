import { ok, refuse } from '@field/domain/kernel'
import { time } from '../platform/database/time.ts'
import type { Handler } from '../platform/http/call.ts'
import { newId } from '../platform/id.ts'
import { lockOrder } from '../work-orders/queries.ts'
import { recount } from './correct.ts'
import { liveSettlement } from './kept.ts'
import { prepaidFor } from './prepaid.ts'

/**
 * Keeps money that a customer paid in advance (预付款); it is netted when the order is settled, and a settlement that waits
 * for its review is counted again at once. Refuses `already_settled` when it was confirmed, `not_settleable` for an order
 * that ended without work.
 */
export const addPrepayment: Handler<'POST /work-orders/:id/prepayments'> = async (call) => {
  const { tx, world, actor, body, now } = call
  const loaded = await lockOrder(tx, actor, call.params.id)
  if (!loaded) return refuse('not_found')
  const { order } = loaded
  if (order.status === 'cancelled' || order.status === 'cannot_complete') return refuse('not_settleable')
  const live = await liveSettlement(tx, order.orgId, order.id)
  if (live && live.state !== 'submitted' && live.state !== 'reviewed') return refuse('already_settled')
  const id = newId()
  await tx
    .insertInto('prepayment')
    .values({
      org_id: order.orgId,
      id,
      work_order_id: order.id,
      amount_fen: body.amountFen,
      method: body.method,
      note: body.note ?? null,
      by: actor.personId,
      at: time(now),
    })
    .execute()
  const again = live
    ? await recount(tx, world, loaded, live, { reason: 'prepayment', by: actor.personId, at: now })
    : ok(null)
  return again.ok ? ok({ id, prepaidFen: await prepaidFor(tx, order.orgId, order.id) }) : again
}
