import type { Params, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { asId, type Instant, negateFen, ok, type PersonId, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import type { Handler } from '../platform/http/call.ts'
import { overdueDeposits } from '../stock/queries.ts'
import { statementsIn } from './kept-statements.ts'
import type { Made } from './make-statements.ts'
import { isOver, monthOf } from './month.ts'
import { owedAt } from './party-lines.ts'
import { lastPayout } from './payouts.ts'

type Shown = Reply<'GET /statements/:month/:role/:id'>
/** A statement without what is true of the present moment only: what its files say. */
export type StatementView = Omit<Shown, 'present'>
type Summary = Reply<'GET /statement-months/:month'>['items'][number]

export const summaryOf = ({ party: { role, id, name }, statement }: Made): Summary => ({
  party: { role, id, name },
  openingFen: statement.opening,
  earnedFen: statement.sums.share + statement.sums.correction + statement.sums.deposit,
  rebateFen: statement.sums.rebate,
  paidFen: negateFen(statement.sums.payment),
  closingFen: statement.closing,
})

/** What each party is owed by a month, as it was kept if the month is closed. */
export const showMonth: Handler<'GET /statement-months/:month'> = async ({ tx, actor: { orgId }, params }) => {
  const found = await statementsIn(tx, orgId, await monthOf(tx, orgId, params.month))
  if (!found.ok) return found
  return ok({ month: params.month, state: found.value.state, items: found.value.all.map(summaryOf) })
}

/** The months from the first settlement to now, the newest first. */
export const listMonths: Handler<'GET /statement-months'> = async ({ tx, actor: { orgId }, now }) => {
  const { rows } = await sql<{ month: string; begins: Instant; ends: Instant; closedAt: Instant | null }>`
    select to_char(m, 'YYYY-MM') as month, m at time zone o.time_zone as begins,
      (m + interval '1 month') at time zone o.time_zone as ends, c.closed_at as "closedAt"
    from organization o
      cross join lateral (select coalesce(min(created_at), to_timestamp(${now / 1000}::float8)) as first from settlement where org_id = o.id) f
      cross join lateral generate_series(date_trunc('month', f.first at time zone o.time_zone),
        to_timestamp(${now / 1000}::float8) at time zone o.time_zone, interval '1 month') as m
      left join statement_month c on c.org_id = o.id and c.month = to_char(m, 'YYYY-MM')
    where o.id = ${orgId}::uuid order by m desc limit 120`.execute(tx)
  return ok({
    items: rows.map((row) => ({ ...row, closable: row.closedAt === null && isOver(row.ends, now) })),
  })
}

/** A party's own statement, or any for those who see settlements at large; whoever else asks is told that there is none. */
export async function statementFor(
  tx: Tx,
  actor: Actor,
  { month: name, role, id }: Params<'GET /statements/:month/:role/:id'>,
): Promise<Result<StatementView>> {
  if (!may(actor, 'settlements.all') && id !== actor.personId) return refuse('not_found')
  const month = await monthOf(tx, actor.orgId, name)
  const found = await statementsIn(tx, actor.orgId, month, { role, id })
  if (!found.ok) return found
  const [one] = found.value.all
  if (!one) return refuse('not_found')
  const { party, statement, rebate } = one
  return ok({
    month: name,
    party: { role: party.role, id: party.id, name: party.name },
    state: found.value.state,
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

export const showStatement: Handler<'GET /statements/:month/:role/:id'> = async ({ tx, actor, params, now }) => {
  const found = await statementFor(tx, actor, params)
  if (!found.ok) return found
  const { party } = found.value
  const [owedFen, held, lastPayoutId] = await Promise.all([
    owedAt(tx, actor.orgId, party, now),
    party.role === 'technician' ? overdueDeposits(tx, actor.orgId, asId<PersonId>(party.id), now) : [],
    lastPayout(tx, actor.orgId, party),
  ])
  return ok({ ...found.value, present: { owedFen, held: [...held], lastPayoutId } })
}
