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
import { pickParts, type StockMove } from '@field/domain/stock'
import type { Tx } from '../../platform/database/transaction.ts'
import { lockStock } from '../lock.ts'
import { refuseNaming } from '../name-the-part.ts'
import { stockLines } from '../queries.ts'
import { serialsOf, sumLines } from '../transfer.ts'
import { withSerials } from '../with-serials.ts'
import { writeMoves } from '../write-moves.ts'
import { keepPromises } from './keep.ts'
import { holdOpenOrder } from './open-order.ts'

/**
 * Takes pieces that are promised to an order, or promised to nobody, from a shelf into the actor's own van; all lines or
 * none. Who has no van is `not_your_van`. Answers what then lies on the van of those parts.
 */
export async function pick(
  tx: Tx,
  actor: Actor,
  body: Body<'POST /stock/picks'>,
  now: Instant,
): Promise<Result<Reply<'POST /stock/picks'>>> {
  const { orgId, personId } = actor
  const workOrderId = asId<WorkOrderId>(body.workOrderId)
  const location = asId<StockLocationId>(body.locationId)
  const lines = body.lines.map(({ partId, ...line }) => ({ part: asId<PartId>(partId), ...line }))
  const held = await holdOpenOrder(tx, actor, workOrderId, 'workOrderId')
  if (!held.ok) return held
  const parts = lines.map(({ part }) => part)
  const stock = await lockStock(tx, orgId, { ids: [location], vanOf: personId }, parts)
  const van = [...stock.locations.values()].find(({ kind, ownerId }) => kind === 'van' && ownerId === personId)
  if (!van) return refuse('not_your_van')
  let reservations = stock.reservations
  const moves: StockMove[] = []
  for (const { part, quantity } of sumLines(lines)) {
    const decided = pickParts({ ...stock, reservations }, personId, { part, location, quantity, workOrderId }, van.id)
    if (!decided.ok) return refuseNaming(tx, orgId, part, decided.refusal)
    moves.push(...decided.value.moves)
    reservations = decided.value.reservations
  }
  const named = withSerials(stock, moves, { named: serialsOf(lines) })
  if (!named.ok) return named
  await keepPromises(tx, orgId, stock.reservations, reservations, now)
  await writeMoves(tx, orgId, stock, named.value, { by: personId, at: now })
  const items = (await stockLines(tx, orgId, van.id)).filter(({ partId }) => parts.includes(partId))
  return ok({ locationId: van.id, items: items.map(({ partId, quantity }) => ({ partId, quantity })) })
}
