import { type Fen, fen, type Instant, type OrgId, type PersonId, type PlaceId } from '@field/domain/kernel'
import type { StatementKind, StatementLine } from '@field/domain/settlement'
import { type RawBuilder, sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'

/** Somebody who is settled with: a technician, or a place such as a site or an outside provider. */
export type Party = {
  readonly role: string
  readonly id: PersonId | PlaceId
  readonly isPerson: boolean
  readonly name: string
}

/** A party with everything it was owed or paid in a period, and what it was owed before. */
export type Account = { readonly party: Party; readonly opening: Fen; readonly lines: readonly StatementLine[] }

/** One party, by its role and its person or place. */
export type One = { readonly role: string; readonly id: string }

/** Whether a row of that alias is of the one party that is asked for; of any without one. */
function partyIs(one: One | null, alias: string): RawBuilder<boolean> {
  if (!one) return sql<boolean>`true`
  const row = sql.ref(alias)
  return sql<boolean>`${row}.role = ${one.role} and (${row}.person_id = ${one.id}::uuid or ${row}.place_id = ${one.id}::uuid)`
}

type Period = { readonly from: Instant; readonly until: Instant }
type Row = {
  role: string
  person_id: PersonId | null
  place_id: PlaceId | null
  name: string
  opening: number
  lines: readonly { kind: StatementKind; source: string; number: string | null; at: Instant; amount: number }[]
}

/** Whether something was owed for the order of `s` before: what was counted anew before anybody confirmed it was not. */
const wasOwed = sql`exists (
  with recursive earlier as (
    select b.id, b.replaces, b.confirmed_at from settlement b where (b.org_id, b.id) = (s.org_id, s.replaces)
    union all
    select b.id, b.replaces, b.confirmed_at from earlier e join settlement b on (b.org_id, b.id) = (s.org_id, e.replaces)
  ) select from earlier where confirmed_at is not null)`

/**
 * The accounts of all parties, or of one, over a period. A share is owed from the moment that its settlement is confirmed;
 * what is corrected later counts when it is corrected, so what is past never changes.
 */
export async function accountsIn(
  tx: Tx,
  orgId: OrgId,
  { from, until }: Period,
  one: One | null = null,
): Promise<readonly Account[]> {
  const of = (alias: string) => partyIs(one, alias)
  const { rows } = await sql<Row>`
    with owed as (
      select s.id as source, w.number, h.role, h.person_id, h.place_id, sum(h.amount_fen)::bigint as amount, s.confirmed_at as at,
        case when ${wasOwed} then 'correction' else 'share' end as kind
      from settlement s join settlement_share h on (h.org_id, h.settlement_id) = (s.org_id, s.id)
        join work_order w on (w.org_id, w.id) = (s.org_id, s.work_order_id)
      where s.org_id = ${orgId}::uuid and s.confirmed_at < ${time(until)} and ${of('h')} group by s.org_id, s.id, w.number, h.role, h.person_id, h.place_id
      union all
      select s.id, w.number, h.role, h.person_id, h.place_id, -sum(h.amount_fen)::bigint, s.updated_at, 'correction'
      from settlement s join settlement_share h on (h.org_id, h.settlement_id) = (s.org_id, s.id)
        join work_order w on (w.org_id, w.id) = (s.org_id, s.work_order_id)
      where s.org_id = ${orgId}::uuid and s.state = 'reversed' and s.confirmed_at is not null and s.updated_at < ${time(until)} and ${of('h')}
      group by s.org_id, s.id, w.number, h.role, h.person_id, h.place_id
      union all
      select p.id, null, p.role, p.person_id, p.place_id, -p.amount_fen, p.at, 'payment' from payout p where p.org_id = ${orgId}::uuid and p.at < ${time(until)} and ${of('p')}
      union all
      select s.id, null, s.role, s.person_id, s.place_id, (s.rebate->>'amount')::bigint, m.ends_at - interval '1 millisecond', 'rebate'
      from statement s join statement_month m on (m.org_id, m.month) = (s.org_id, s.month)
      where s.org_id = ${orgId}::uuid and m.ends_at <= ${time(until)} and (s.rebate->>'amount')::bigint <> 0 and ${of('s')}
    )
    select o.role, o.person_id, o.place_id, coalesce(p.name, l.name) as name,
      coalesce(sum(o.amount) filter (where o.at < ${time(from)}), 0)::bigint as opening,
      coalesce(jsonb_agg(jsonb_build_object('kind', o.kind, 'source', o.source, 'number', o.number, 'amount', o.amount,
        'at', (extract(epoch from o.at) * 1000)::bigint)) filter (where o.at >= ${time(from)}), '[]') as lines
    from owed o left join person p on p.org_id = ${orgId}::uuid and p.id = o.person_id
      left join place l on l.org_id = ${orgId}::uuid and l.id = o.place_id
    where num_nonnulls(o.person_id, o.place_id) = 1
    group by o.role, o.person_id, o.place_id, p.name, l.name
    order by o.role, name, coalesce(o.person_id, o.place_id)`.execute(tx)
  return rows.flatMap(({ role, person_id, place_id, name, opening, lines }) => {
    const id = person_id ?? place_id
    if (id === null) return []
    const party = { role, id, isPerson: person_id !== null, name }
    return [{ party, opening: fen(opening), lines: lines.map((line) => ({ ...line, amount: fen(line.amount) })) }]
  })
}

/** What a party is owed in all up to and with a moment. */
export async function owedAt(tx: Tx, orgId: OrgId, one: One, at: Instant): Promise<Fen> {
  const after = at + 1
  const [account] = await accountsIn(tx, orgId, { from: after, until: after }, one)
  return account?.opening ?? fen(0)
}

export const partyKey = ({ role, id }: One): string => `${role} ${id}`

/** What the settlements of a period came to in which each party, or one, took part, by `partyKey`; corrections counted. */
export async function salesIn(
  tx: Tx,
  orgId: OrgId,
  { from, until }: Period,
  one: One | null,
): Promise<ReadonlyMap<string, Fen>> {
  const own = one
    ? sql`id = any(array(select h.settlement_id from settlement_share h where h.org_id = ${orgId}::uuid and ${partyIs(one, 'h')}))`
    : sql`true`
  const { rows } = await sql<One & { sales: number }>`
    with moved as (
      select id, total_fen as amount from settlement
      where org_id = ${orgId}::uuid and confirmed_at >= ${time(from)} and confirmed_at < ${time(until)} and ${own}
      union all
      select id, -total_fen from settlement
      where org_id = ${orgId}::uuid and state = 'reversed' and confirmed_at is not null and updated_at >= ${time(from)} and updated_at < ${time(until)}
        and ${own}
    )
    select h.role, coalesce(h.person_id, h.place_id) as id, sum(m.amount)::bigint as sales
    from moved m cross join lateral (select distinct role, person_id, place_id from settlement_share
      where org_id = ${orgId}::uuid and settlement_id = m.id) h
    where num_nonnulls(h.person_id, h.place_id) = 1 and ${partyIs(one, 'h')}
    group by 1, 2`.execute(tx)
  return new Map(rows.map((row) => [partyKey(row), fen(row.sales)]))
}
