import type { Body, Query, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import {
  asId,
  type Instant,
  type Label,
  ok,
  type PartId,
  type Result,
  refuse,
  type StockLocationId,
} from '@field/domain/kernel'
import { proposeRefills, type Refill, type StockLevel } from '@field/domain/stock'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { World } from '../../platform/world.ts'
import { keptBy } from '../kept-by.ts'
import { readStock } from '../lock.ts'
import { makeTransfer } from '../transfers/open.ts'
import { incomingTo } from './levels.ts'

type Row = {
  location_id: string
  part_id: string
  minimum: number
  target: number
  incoming: number
  asked: boolean
}

/** What each place that carries too little should get, from where. Of one place, or of those the actor keeps or sees. */
async function refillsFor(tx: Tx, actor: Actor, locationId: string | undefined): Promise<readonly Refill[]> {
  const { rows } = await sql<Row>`
    select v.location_id, v.part_id, v.minimum, v.target, (${incomingTo(sql`v`)})::int as incoming,
      (${may(actor, 'stock.all')} or ${keptBy(actor, 'l')}) and (${locationId ?? null}::uuid is null or v.location_id = ${locationId ?? null}::uuid) as asked
    from stock_level v join stock_location l on (l.org_id, l.id) = (v.org_id, v.location_id)
      join part p on (p.org_id, p.id) = (v.org_id, v.part_id) and p.retired_at is null
    where v.org_id = ${actor.orgId} and v.target > 0 order by l.name, l.id, v.part_id`.execute(tx)
  const levels: StockLevel[] = rows.map(({ location_id, part_id, minimum, target }) => ({
    location: asId<StockLocationId>(location_id),
    part: asId<PartId>(part_id),
    minimum,
    target,
  }))
  const asked = new Set(rows.flatMap((row) => (row.asked ? [asId<StockLocationId>(row.location_id)] : [])))
  const onTheWay = new Map(rows.map((row) => [`${row.location_id} ${row.part_id}`, row.incoming]))
  const stock = await readStock(tx, actor.orgId, [...new Set(levels.map(({ part }) => part))])
  return proposeRefills(stock, levels, (location, part) => onTheWay.get(`${location} ${part}`) ?? 0, asked)
}

/** The refills in words of the screen: names of the places and parts. */
export async function listRefills(
  tx: Tx,
  actor: Actor,
  { locationId }: Query<'GET /stock/refills'>,
): Promise<Reply<'GET /stock/refills'>> {
  const refills = await refillsFor(tx, actor, locationId)
  const [places, parts] = await Promise.all([
    sql<{ id: string; name: string }>`select id, name from stock_location where org_id = ${actor.orgId}`.execute(tx),
    sql<{ id: string; code: string; name: Label }>`select id, code, name from part where org_id = ${actor.orgId}
      and id = any(${refills.map(({ part }) => part)}::uuid[])`.execute(tx),
  ])
  const placeNames = new Map(places.rows.map(({ id, name }) => [id, name]))
  const partsById = new Map(parts.rows.map((part) => [part.id, part]))
  return {
    items: refills.map(({ part, from, to, quantity, metres }) => ({
      partId: part,
      code: partsById.get(part)?.code ?? '',
      name: partsById.get(part)?.name ?? { 'zh-CN': '' },
      quantity,
      to: { id: to, name: placeNames.get(to) ?? '' },
      from: from === null ? null : { id: from, name: placeNames.get(from) ?? '', metres },
    })),
  }
}

/**
 * One tap: opens a transfer from each place that the proposal for one place names. Those from a place the actor keeps
 * are sent at once, the others are asked for. What nobody has is left to be bought and named in the answer.
 */
export async function refill(
  tx: Tx,
  world: World,
  actor: Actor,
  { locationId }: Body<'POST /stock/refills'>,
  now: Instant,
): Promise<Result<Reply<'POST /stock/refills'>>> {
  const to = asId<StockLocationId>(locationId)
  const there = await sql`select from stock_location l where l.org_id = ${actor.orgId} and l.id = ${to}
    and (${may(actor, 'stock.all')} or ${keptBy(actor, 'l')})`.execute(tx)
  if (there.rows.length === 0) return refuse('location_unknown', { path: 'locationId' })
  // Two taps at once would both see the same lack.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`refill ${to}`}, 0))`.execute(tx)
  const refills = await refillsFor(tx, actor, locationId)
  const transfers: string[] = []
  for (const from of new Set(refills.flatMap((one) => (one.from === null ? [] : [one.from])))) {
    const lines = refills.filter((one) => one.from === from).map(({ part, quantity }) => ({ part, quantity }))
    const made = await makeTransfer(tx, world, actor, { from, to, lines }, now)
    if (!made.ok) return made
    transfers.push(made.value)
  }
  const missing = refills.filter(({ from }) => from === null).map(({ part, quantity }) => ({ partId: part, quantity }))
  return ok({ transfers, missing })
}
