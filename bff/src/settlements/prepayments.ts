import type { Body, Route } from '@field/contract'
import { type Fen, fen, negateFen, ok, type Result, refuse } from '@field/domain/kernel'
import type { WorkOrder } from '@field/domain/work-order'
import type { Call, Handler } from '../platform/http/call.ts'
import { lockOrder, tellChanged } from '../work-orders/queries.ts'
import { recount } from './correct.ts'
import { type KeptSettlement, liveSettlement } from './kept.ts'
import { keepPrepayment, prepaidFor } from './prepaid.ts'

/** Whether an order ended without work to be paid: what was paid in advance goes back. */
export const endedUnpaid = ({ status }: Pick<WorkOrder, 'status'>): boolean =>
  status === 'cancelled' || status === 'cannot_complete'

/** Whether money in advance may still come in or go back: nothing is confirmed that it was netted in. */
export const stillOpen = (live: Pick<KeptSettlement, 'state'> | null): boolean =>
  live === null || live.state === 'submitted' || live.state === 'reviewed'

/**
 * Keeps money that was paid for an order in advance (预付款); it is netted when the order is settled, and a settlement that
 * waits for its review is counted again at once. Refuses `already_settled` when it was confirmed, `not_settleable` for an
 * order that ended without work.
 */
export const addPrepayment: Handler<'POST /work-orders/:id/prepayments'> = (call) =>
  book(call, fen(call.body.amountFen), ({ order }) => (endedUnpaid(order) ? refuse('not_settleable') : ok(null)))

/**
 * Keeps that money paid in advance went back, all of it or some, as for an order that was cancelled. Refuses `too_large`
 * for more than there is and `already_settled` when it was netted.
 */
export const refundPrepayment: Handler<'POST /work-orders/:id/prepayment-refunds'> = (call) =>
  book(call, negateFen(fen(call.body.amountFen)), ({ prepaid }) =>
    call.body.amountFen > prepaid ? refuse('too_large', { path: 'amountFen' }) : ok(null),
  )

type Booking = Extract<Route, 'POST /work-orders/:id/prepayments' | 'POST /work-orders/:id/prepayment-refunds'>
type Asked = Pick<Call<Booking>, 'tx' | 'world' | 'actor' | 'params' | 'now'> & { readonly body: Body<Booking> }

async function book(
  { tx, world, actor, params, body, now }: Asked,
  amount: Fen,
  allowed: (of: { readonly order: WorkOrder; readonly prepaid: Fen }) => Result<null>,
) {
  const loaded = await lockOrder(tx, actor, params.id)
  if (!loaded) return refuse('not_found')
  const { order } = loaded
  const live = await liveSettlement(tx, order.orgId, order.id)
  const may = allowed({ order, prepaid: await prepaidFor(tx, order.orgId, order.id) })
  if (!may.ok) return may
  if (!stillOpen(live)) return refuse('already_settled')
  const { method, note } = body
  const by = { by: actor.personId, at: now }
  const id = await keepPrepayment(tx, order.orgId, { workOrderId: order.id, amount, method, note, ...by })
  const again = live ? await recount(tx, world, loaded, live, { reason: 'prepayment', ...by }) : ok(null)
  if (!again.ok) return again
  if (!live) await tellChanged(tx, null, order)
  return ok({ id, prepaidFen: await prepaidFor(tx, order.orgId, order.id) })
}
