import type { Query, Reply } from '@field/contract'
import { day, type Fen, fen, type Instant, type Label, type OrgId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'

type Row = {
  location_id: string
  location: string
  part_id: string
  code: string
  name: Label
  quantity: number
  cost: number | null
  last_out: Instant | null
  since: Instant | null
}

/**
 * Parts that lie on a shelf or van and of which nothing left it in the last days for work, for another place or for a
 * repair, and that came there before that, with what they cost. The dearest first; parts of unknown cost last.
 */
export async function slowMovers(
  tx: Tx,
  orgId: OrgId,
  { days, locationId }: Query<'GET /stock/slow'>,
  now: Instant,
): Promise<Reply<'GET /stock/slow'>> {
  const { rows: set } = await sql<{
    slow_days: number
  }>`select slow_days from organization where id = ${orgId}`.execute(tx)
  const counted = days ?? set[0]?.slow_days ?? 90
  const from = now - counted * day
  const { rows } = await sql<Row>`
    select b.location_id, l.name as location, b.part_id, p.code, p.name, b.quantity, p.cost_fen::float8 as cost, o.last_out, i.since
    from stock_balance b join stock_location l on (l.org_id, l.id) = (b.org_id, b.location_id)
      join part p on (p.org_id, p.id) = (b.org_id, b.part_id)
      cross join lateral (select max(m.created_at) as last_out from stock_move m
        where m.org_id = b.org_id and m.part_id = b.part_id and m.from_id = b.location_id and m.reason in ('use', 'pick', 'transfer')) o
      cross join lateral (select min(m.created_at) as since from stock_move m
        where m.org_id = b.org_id and m.part_id = b.part_id and m.to_id = b.location_id) i
    where b.org_id = ${orgId} and b.quantity > 0 and l.kind in ('warehouse', 'site', 'van')
      and (${locationId ?? null}::uuid is null or b.location_id = ${locationId ?? null}::uuid)
      and (o.last_out is null or o.last_out < ${time(from)}) and i.since < ${time(from)}
    order by b.quantity * p.cost_fen desc nulls last, l.name, p.code`.execute(tx)
  const items = rows.map(({ cost, quantity, ...row }) => ({
    location: { id: row.location_id, name: row.location },
    partId: row.part_id,
    code: row.code,
    name: row.name,
    quantity,
    value: cost === null ? null : fen(cost * quantity),
    lastOutAt: row.last_out,
  }))
  const total = fen(items.reduce<number>((sum, { value }) => sum + (value ?? 0), 0))
  return { days: counted, items, value: total as Fen, unknownCost: items.filter(({ value }) => value === null).length }
}
