import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import {
  asId,
  type Instant,
  ok,
  type PartId,
  type Result,
  type StockLocationId,
  type WorkOrderId,
} from '@field/domain/kernel'
import { reservedFor, reserveParts } from '@field/domain/stock'
import type { Tx } from '../../platform/database/transaction.ts'
import { lockStock } from '../lock.ts'
import { refuseNaming } from '../name-the-part.ts'
import { keepPromises } from './keep.ts'
import { holdOpenOrder } from './open-order.ts'

/**
 * Promises pieces of a warehouse or site to an order, beside what is promised to it already; `quantity` in the answer is
 * the whole promise. Refuses `not_enough_stock` with what is free, `operation_not_allowed` for a van.
 */
export async function reserve(
  tx: Tx,
  actor: Actor,
  body: Body<'POST /stock/reservations'>,
  now: Instant,
): Promise<Result<Reply<'POST /stock/reservations'>>> {
  const order = asId<WorkOrderId>(body.workOrderId)
  const held = await holdOpenOrder(tx, actor, order, 'workOrderId')
  if (!held.ok) return held
  const wish = {
    part: asId<PartId>(body.partId),
    location: asId<StockLocationId>(body.locationId),
    workOrderId: order,
    quantity: body.quantity,
  }
  const stock = await lockStock(tx, actor.orgId, { ids: [wish.location] }, [wish.part])
  const decided = reserveParts(stock, wish)
  if (!decided.ok) return refuseNaming(tx, actor.orgId, wish.part, decided.refusal)
  const after = { ...stock, reservations: [...stock.reservations, decided.value] }
  await keepPromises(tx, actor.orgId, stock.reservations, after.reservations, now)
  return ok({ ...body, quantity: reservedFor(after, wish) })
}
