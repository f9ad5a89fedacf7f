import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { asId, type Instant, ok, type PartId, type Result, refuse, type StockLocationId } from '@field/domain/kernel'
import { keeps } from '@field/domain/stock'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { lockStock } from './lock.ts'
import { ensurePlace } from './single-place.ts'
import { receive } from './transfer.ts'
import { unknownParts } from './transfers/rows.ts'
import { whereAre } from './where-are.ts'

/**
 * Books what a supplier delivered to a place that the actor keeps; a cost becomes the part's cost of a piece. A number
 * that another piece of the part already has is `not_unique`.
 */
export async function receiveDelivery(
  tx: Tx,
  actor: Actor,
  body: Body<'POST /stock/receipts'>,
  now: Instant,
): Promise<Result<Reply<'POST /stock/receipts'>>> {
  const { orgId, personId } = actor
  const to = asId<StockLocationId>(body.locationId)
  await ensurePlace(tx, orgId, 'supplier')
  const place = (await lockStock(tx, orgId, { ids: [to] }, [])).locations.get(to)
  if (!place) return refuse('location_unknown', { path: 'locationId' })
  if (!keeps(actor, place)) return refuse('not_permitted')
  const lines = body.lines.map(({ partId, ...line }) => ({ part: asId<PartId>(partId), ...line }))
  const [unknown] = await unknownParts(
    tx,
    orgId,
    lines.map(({ part }) => part),
  )
  if (unknown) return refuse('part_unknown', { path: `parts.${unknown}` })
  const named = lines.flatMap(({ part, serials = [] }) => serials.map((serial) => ({ part, serial })))
  const taken = (await whereAre(tx, orgId, named)).find(({ ours }) => ours)
  if (taken) return refuse('not_unique', { path: `parts.${taken.part}.serials` })
  const received = await receive(tx, orgId, { to, lines }, { by: personId, at: now })
  if (!received.ok) return received
  const costs = lines.filter(({ cost }) => cost !== undefined)
  if (costs.length > 0) {
    await sql`update part p set cost_fen = r.cost from jsonb_to_recordset(${JSON.stringify(costs)}::jsonb) as r(part uuid, cost bigint)
      where p.org_id = ${orgId} and p.id = r.part`.execute(tx)
  }
  return ok({ locationId: to, lines: lines.length })
}
