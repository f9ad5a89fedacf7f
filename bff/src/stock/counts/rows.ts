import type { Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { type Instant, type Label, ok, type Result, refuse } from '@field/domain/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { keptBy } from '../kept-by.ts'

export type CountLine = {
  readonly partId: string
  readonly code: string
  readonly name: Label
  readonly counted: number
  readonly book: number
  readonly held: number
  readonly serials: string[]
  readonly countedBy: string
  readonly countedById: string
  readonly countedAt: Instant
}

export type CountRow = {
  readonly id: string
  readonly location_id: string
  readonly location: string
  readonly state: 'open' | 'posted' | 'cancelled'
  readonly opened_at: Instant
  readonly opened_by: string
  readonly settled_at: Instant | null
  readonly settled_by: string | null
  readonly kept: boolean
  readonly second_person: boolean
  readonly lines: CountLine[]
}

/** Counts with their lines, newest first; `where` speaks of the row `c` and its place `l`. */
export async function countsWhere(tx: Tx, actor: Actor, where: RawBuilder<boolean>): Promise<readonly CountRow[]> {
  const { rows } = await sql<CountRow>`
    select c.id, c.location_id, l.name as location, c.state, c.opened_at, o.name as opened_by, c.settled_at, s.name as settled_by,
      ${keptBy(actor, 'l')} as kept, g.count_by_second_person as second_person,
      (select coalesce(json_agg(json_build_object('partId', n.part_id, 'code', p.code, 'name', p.name, 'counted', n.counted, 'book', n.book,
          'held', coalesce(b.quantity, 0), 'serials', n.serials, 'countedBy', w.name, 'countedById', w.id,
          'countedAt', (extract(epoch from n.counted_at) * 1000)::bigint) order by p.code), '[]')
        from stock_count_line n join part p on (p.org_id, p.id) = (n.org_id, n.part_id) join person w on (w.org_id, w.id) = (n.org_id, n.counted_by)
          left join stock_balance b on (b.org_id, b.location_id, b.part_id) = (c.org_id, c.location_id, n.part_id)
        where (n.org_id, n.count_id) = (c.org_id, c.id)) as lines
    from stock_count c join stock_location l on (l.org_id, l.id) = (c.org_id, c.location_id) join organization g on g.id = c.org_id
      join person o on (o.org_id, o.id) = (c.org_id, c.opened_by) left join person s on (s.org_id, s.id) = (c.org_id, c.settled_by)
    where c.org_id = ${actor.orgId} and (${may(actor, 'stock.all')} or ${keptBy(actor, 'l')}) and ${where}
    order by c.opened_at desc, c.id desc limit 100`.execute(tx)
  return rows
}

/** A count that is the actor's business, held until the end of the transaction. */
export async function holdCount(tx: Tx, actor: Actor, id: string): Promise<Result<CountRow>> {
  await sql`select from stock_count where org_id = ${actor.orgId} and id = ${id} for update`.execute(tx)
  const [row] = await countsWhere(tx, actor, sql<boolean>`c.id = ${id}::uuid`)
  return row ? ok(row) : refuse('not_found')
}

/** A line's difference is counted less book; `since` is what moved there after it was counted. */
export const countView = (row: CountRow): Reply<'GET /stock/counts/:id'> => ({
  id: row.id,
  location: { id: row.location_id, name: row.location },
  state: row.state,
  openedAt: row.opened_at,
  openedBy: row.opened_by,
  settledAt: row.settled_at,
  settledBy: row.settled_by,
  secondPerson: row.second_person,
  lines: row.lines.map(({ countedById: _, held, ...line }) => ({
    ...line,
    difference: line.counted - line.book,
    since: row.state === 'open' ? held - line.book : 0,
  })),
})

export async function countShown(tx: Tx, actor: Actor, id: string): Promise<Result<Reply<'GET /stock/counts/:id'>>> {
  const [row] = await countsWhere(tx, actor, sql<boolean>`c.id = ${id}::uuid`)
  return row ? ok(countView(row)) : refuse('not_found')
}
