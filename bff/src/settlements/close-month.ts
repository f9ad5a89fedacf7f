import { type Instant, type OrgId, ok, refuse } from '@field/domain/kernel'
import { rebateEntry, statementOf } from '@field/domain/settlement'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Handler } from '../platform/http/call.ts'
import { newId } from '../platform/id.ts'
import { statementsIn } from './kept-statements.ts'
import type { Made } from './make-statements.ts'
import { isOver, type Month, monthOf } from './month.ts'
import { postEntry } from './post-entry.ts'
import { summaryOf } from './statements.ts'

/**
 * Closes a month: counts every party's rebate, posts it and keeps the statements for ever. A month that is closed already
 * answers the same again. Refuses `wrong_state` while the month is not over, or while an earlier one is open.
 */
export const closeMonth: Handler<'POST /statement-months/:month/close'> = async ({ tx, actor, params, now }) => {
  const { orgId, personId } = actor
  const name = params.month
  await sql`select pg_advisory_xact_lock(hashtext(${`statements ${orgId}`}))`.execute(tx)
  const month = await monthOf(tx, orgId, name)
  if (!isOver(month.until, now)) return refuse('wrong_state', { path: 'month' })
  const found = await statementsIn(tx, orgId, month)
  if (!found.ok) return found
  const { state, all } = found.value
  if (state === 'closed') return ok({ month: name, state, items: all.map(summaryOf) })
  if (await earlierOpen(tx, orgId, month)) return refuse('wrong_state', { path: 'month' })
  await tx
    .insertInto('statement_month')
    .values({
      org_id: orgId,
      month: name,
      begins_at: time(month.from),
      ends_at: time(month.until),
      closed_at: time(now),
      closed_by: personId,
    })
    .execute()
  const kept: Made[] = []
  for (const one of all) kept.push(await keepStatement(tx, orgId, month, one, now))
  return ok({ month: name, state: 'closed', items: kept.map(summaryOf) })
}

/** Whether somebody was owed something in a month before that is not closed. */
async function earlierOpen(tx: Tx, orgId: OrgId, { from }: Month): Promise<boolean> {
  const { rows } = await sql`
    select from settlement s join organization o on o.id = s.org_id
    where s.org_id = ${orgId}::uuid and s.confirmed_at < ${time(from)} and not exists (select from statement_month m
      where m.org_id = s.org_id and m.begins_at <= s.confirmed_at and s.confirmed_at < m.ends_at) limit 1`.execute(tx)
  return rows.length > 0
}

async function keepStatement(tx: Tx, orgId: OrgId, month: Month, made: Made, at: Instant): Promise<Made> {
  const { party, rebate } = made
  const id = newId()
  const earned = rebate && rebate.amount !== 0 ? [rebate] : []
  const statement = statementOf(party.id, month, made.statement.opening, [
    ...made.statement.lines,
    ...earned.map(({ amount }) => ({ kind: 'rebate' as const, source: id, number: null, at: month.until - 1, amount })),
  ])
  const who = { person_id: party.isPerson ? party.id : null, place_id: party.isPerson ? null : party.id }
  await tx
    .insertInto('statement')
    .values({
      org_id: orgId,
      id,
      month: month.month,
      role: party.role,
      ...who,
      opening_fen: statement.opening,
      closing_fen: statement.closing,
      sums: JSON.stringify(statement.sums),
      rebate: rebate && JSON.stringify(rebate),
      lines: JSON.stringify(statement.lines),
    })
    .execute()
  const entry = rebate && rebateEntry(rebate, party.id, orgId)
  if (entry) await postEntry(tx, orgId, entry, { statement_id: id }, { [party.id]: who }, at)
  return { ...made, statement }
}
