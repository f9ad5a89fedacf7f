import type { Params, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { type Instant, negateFen, type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import { type RebateCount, type Statement, statementOf } from '@field/domain/settlement'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import type { Handler } from '../platform/http/call.ts'
import { isOver, type Month, monthOf } from './month.ts'
import { accountsIn, type Party } from './party-lines.ts'
import { rebateFor, rebatesOf } from './rebates.ts'

export type StatementView = Reply<'GET /statements/:month/:role/:id'>
type Summary = Reply<'GET /statement-months/:month'>['items'][number]

/** A party's statement of a month, with the rebate that the month earns. */
export type Made = { readonly party: Party; readonly statement: Statement; readonly rebate: RebateCount | null }

/** The statements of a month as it stands, of all parties or of one. Refuses `price_ambiguous` for two rebates that tie. */
export async function makeStatements(
  tx: Tx,
  orgId: OrgId,
  month: Month,
  one: { readonly role: string; readonly id: string } | null = null,
): Promise<Result<readonly Made[]>> {
  const [accounts, rebates] = await Promise.all([accountsIn(tx, orgId, month, one), rebatesOf(tx, orgId)])
  const made: Made[] = []
  for (const { party, opening, lines } of accounts) {
    const rebate = await rebateFor(tx, orgId, rebates, month, party)
    if (!rebate.ok) return rebate
    made.push({ party, statement: statementOf(party.id, month, opening, lines), rebate: rebate.value })
  }
  return ok(made)
}

export const isClosed = async (tx: Tx, orgId: OrgId, month: string): Promise<boolean> =>
  (await closedAt(tx, orgId, month)) !== null

async function closedAt(tx: Tx, orgId: OrgId, month: string): Promise<Instant | null> {
  const row = await tx
    .selectFrom('statement_month')
    .select('closed_at')
    .where('org_id', '=', orgId)
    .where('month', '=', month)
    .executeTakeFirst()
  return row?.closed_at ?? null
}

export const summaryOf = ({ party: { role, id, name }, statement }: Made): Summary => ({
  party: { role, id, name },
  openingFen: statement.opening,
  earnedFen: statement.sums.share + statement.sums.correction + statement.sums.deposit,
  rebateFen: statement.sums.rebate,
  paidFen: negateFen(statement.sums.payment),
  closingFen: statement.closing,
})

/** What each party is owed by a month. A closed one is made of the same lines, which never change, and its rebates. */
export const showMonth: Handler<'GET /statement-months/:month'> = async ({ tx, actor: { orgId }, params }) => {
  const month = await monthOf(tx, orgId, params.month)
  const [made, closed] = await Promise.all([makeStatements(tx, orgId, month), isClosed(tx, orgId, params.month)])
  if (!made.ok) return made
  return ok({ month: params.month, state: closed ? 'closed' : 'open', items: made.value.map(summaryOf) })
}

/** The months from the first settlement to now, the newest first. */
export const listMonths: Handler<'GET /statement-months'> = async ({ tx, actor: { orgId }, now }) => {
  const { rows } = await sql<{ month: string; closed_at: Instant | null }>`
    select to_char(m, 'YYYY-MM') as month, c.closed_at
    from organization o
      cross join lateral (select coalesce(min(created_at), to_timestamp(${now / 1000}::float8)) as first from settlement where org_id = o.id) f
      cross join lateral generate_series(date_trunc('month', f.first at time zone o.time_zone),
        to_timestamp(${now / 1000}::float8) at time zone o.time_zone, interval '1 month') as m
      left join statement_month c on c.org_id = o.id and c.month = to_char(m, 'YYYY-MM')
    where o.id = ${orgId}::uuid order by m desc limit 120`.execute(tx)
  const items = []
  for (const { month, closed_at } of rows) {
    const bounds = await monthOf(tx, orgId, month)
    const closable = closed_at === null && isOver(bounds, now)
    items.push({ month, begins: bounds.from, ends: bounds.until, closedAt: closed_at, closable })
  }
  return ok({ items })
}

/** A party's own statement, or any for those who see settlements at large; whoever else asks is told that there is none. */
export async function statementFor(
  tx: Tx,
  actor: Actor,
  { month: name, role, id }: Params<'GET /statements/:month/:role/:id'>,
): Promise<Result<StatementView>> {
  if (!may(actor, 'settlements.all') && id !== actor.personId) return refuse('not_found')
  const { orgId } = actor
  const month = await monthOf(tx, orgId, name)
  const [made, closed] = await Promise.all([makeStatements(tx, orgId, month, { role, id }), isClosed(tx, orgId, name)])
  if (!made.ok) return made
  const [one] = made.value
  if (!one) return refuse('not_found')
  const { party, statement, rebate } = one
  return ok({
    month: name,
    party: { role: party.role, id: party.id, name: party.name },
    state: closed ? 'closed' : 'open',
    begins: month.from,
    ends: month.until,
    openingFen: statement.opening,
    closingFen: statement.closing,
    rebate: rebate && {
      label: rebate.label,
      salesFen: rebate.sales,
      fromFen: rebate.rung,
      points: rebate.points,
      amountFen: rebate.amount,
    },
    lines: statement.lines.map(({ amount, ...line }) => ({ ...line, amountFen: amount })),
  })
}

export const showStatement: Handler<'GET /statements/:month/:role/:id'> = ({ tx, actor, params }) =>
  statementFor(tx, actor, params)
