import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import {
  asId,
  type Instant,
  ok,
  type PartId,
  type Result,
  refuse,
  type StockLocationId,
  type WorkOrderId,
} from '@field/domain/kernel'
import { reservedFor, spendReservations } from '@field/domain/stock'
import type { Tx } from '../../platform/database/transaction.ts'
import { maySee } from '../../work-orders/queries.ts'
import { lockStock } from '../lock.ts'
import { keepPromises } from './keep.ts'

/** Takes back a promise, or some of it; `too_many` above what is promised. */
export async function letGo(
  tx: Tx,
  actor: Actor,
  body: Body<'POST /stock/reservations/release'>,
  now: Instant,
): Promise<Result<Reply<'POST /stock/reservations/release'>>> {
  const workOrderId = asId<WorkOrderId>(body.workOrderId)
  const wish = {
    part: asId<PartId>(body.partId),
    location: asId<StockLocationId>(body.locationId),
    workOrderId,
    quantity: body.quantity,
  }
  if (!(await maySee(tx, actor, workOrderId))) return refuse('not_found', { path: 'workOrderId' })
  const stock = await lockStock(tx, actor.orgId, { ids: [wish.location] }, [wish.part])
  const promised = reservedFor(stock, wish)
  if (promised < wish.quantity) return refuse('too_many', { path: 'quantity', detail: { promised } })
  await keepPromises(tx, actor.orgId, stock.reservations, spendReservations(stock, wish), now)
  return ok({ ...body, quantity: promised - wish.quantity })
}
