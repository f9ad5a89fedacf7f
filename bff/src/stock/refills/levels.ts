import type { Body, Query, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { asId, type Instant, ok, type PartId, type Result, refuse, type StockLocationId } from '@field/domain/kernel'
import { keeps } from '@field/domain/stock'
import { type RawBuilder, sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { keptBy } from '../kept-by.ts'
import { lockStock } from '../lock.ts'
import { unknownParts } from '../transfers/rows.ts'

type Levels = Reply<'GET /stock/levels'>

/** How many pieces each place should carry, beside what it has and what is on its way; of the actor's places or of all. Nobody is to carry what is out of use. */
export async function showLevels(tx: Tx, actor: Actor, { locationId }: Query<'GET /stock/levels'>): Promise<Levels> {
  const { rows } = await sql<Levels['items'][number]>`
    select v.location_id as "locationId", l.name as location, v.part_id as "partId", p.code, p.name, v.minimum, v.target,
      coalesce(b.quantity, 0) as held, (${incomingTo(sql`v`)})::int as incoming
    from stock_level v join stock_location l on (l.org_id, l.id) = (v.org_id, v.location_id)
      join part p on (p.org_id, p.id) = (v.org_id, v.part_id) and p.retired_at is null
      left join stock_balance b on (b.org_id, b.location_id, b.part_id) = (v.org_id, v.location_id, v.part_id)
    where v.org_id = ${actor.orgId} and v.target > 0 and (${may(actor, 'stock.all')} or ${keptBy(actor, 'l')})
      and (${locationId ?? null}::uuid is null or v.location_id = ${locationId ?? null}::uuid)
    order by l.name, l.id, p.code`.execute(tx)
  return { items: rows }
}

/** Pieces asked for by or sent to the place and part of a row. */
export const incomingTo = (row: RawBuilder<unknown>) => sql`select coalesce(sum(n.quantity), 0) from stock_transfer t
  join stock_transfer_line n on (n.org_id, n.transfer_id) = (t.org_id, t.id)
  where t.org_id = ${row}.org_id and t.to_id = ${row}.location_id and n.part_id = ${row}.part_id and t.state in ('asked', 'sent')`

/** Sets how many pieces a place should carry; a target of 0 ends it. By its keeper or whoever sees all stock. */
export async function setLevels(
  tx: Tx,
  actor: Actor,
  { locationId, lines }: Body<'PUT /stock/levels'>,
  now: Instant,
): Promise<Result<Levels>> {
  const location = asId<StockLocationId>(locationId)
  const place = (await lockStock(tx, actor.orgId, { ids: [location] }, [])).locations.get(location)
  if (!place || !['warehouse', 'site', 'van'].includes(place.kind))
    return refuse('location_unknown', { path: 'locationId' })
  if (!may(actor, 'stock.all') && !keeps(actor, place)) return refuse('not_permitted')
  const ids = lines.map(({ partId }) => asId<PartId>(partId))
  const [unknown] = await unknownParts(tx, actor.orgId, ids)
  if (unknown) return refuse('part_unknown', { path: `parts.${unknown}` })
  const low = lines.find(({ minimum, target }) => target < minimum)
  if (low) return refuse('too_small', { path: `parts.${low.partId}.target`, detail: { min: low.minimum } })
  await sql`insert into stock_level (org_id, location_id, part_id, minimum, target, updated_by, updated_at)
    select distinct on (r."partId") ${actor.orgId}::uuid, ${location}::uuid, r."partId", r.minimum, r.target, ${actor.personId}::uuid, ${time(now)}
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r("partId" uuid, minimum integer, target integer) order by r."partId"
    on conflict (org_id, location_id, part_id) do update set minimum = excluded.minimum, target = excluded.target,
      updated_by = excluded.updated_by, updated_at = excluded.updated_at`.execute(tx)
  return ok(await showLevels(tx, actor, { locationId }))
}
