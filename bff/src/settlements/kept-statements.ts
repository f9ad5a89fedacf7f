import { fen, type OrgId, ok, type PersonId, type PlaceId, type Result } from '@field/domain/kernel'
import { type RebateCount, type StatementLine, statementOf } from '@field/domain/settlement'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { type Made, makeStatements } from './make-statements.ts'
import type { Month } from './month.ts'
import type { One } from './party-lines.ts'

async function isClosed(tx: Tx, orgId: OrgId, month: string): Promise<boolean> {
  const { rows } = await sql`select from statement_month
    where org_id = ${orgId}::uuid and month = ${month}`.execute(tx)
  return rows.length > 0
}

type Row = {
  role: string
  person_id: PersonId | null
  place_id: PlaceId | null
  name: string
  opening_fen: number
  rebate: RebateCount | null
  lines: readonly StatementLine[]
}

/** The statements of a closed month as they were kept when it was closed, of all parties or of one. */
async function keptStatements(tx: Tx, orgId: OrgId, month: Month, one: One | null): Promise<readonly Made[]> {
  const { rows } = await sql<Row>`
    select s.role, s.person_id, s.place_id, coalesce(p.name, l.name) as name, s.opening_fen, s.rebate, s.lines
    from statement s left join person p on (p.org_id, p.id) = (s.org_id, s.person_id)
      left join place l on (l.org_id, l.id) = (s.org_id, s.place_id)
    where s.org_id = ${orgId}::uuid and s.month = ${month.month}
      and (${one?.role ?? null}::text is null or (s.role = ${one?.role ?? null} and coalesce(s.person_id, s.place_id) = ${one?.id ?? null}::uuid))
    order by s.role, name, coalesce(s.person_id, s.place_id)`.execute(tx)
  return rows.flatMap(({ role, person_id, place_id, name, opening_fen, rebate, lines }) => {
    const id = person_id ?? place_id
    if (id === null) return []
    const party = { role, id, isPerson: person_id !== null, name }
    return [{ party, statement: statementOf(id, month, fen(opening_fen), lines), rebate }]
  })
}

/** The statements of a month: those kept when it was closed, or as they stand while it is open. */
export async function statementsIn(
  tx: Tx,
  orgId: OrgId,
  month: Month,
  one: One | null = null,
): Promise<Result<{ readonly state: 'open' | 'closed'; readonly all: readonly Made[] }>> {
  if (await isClosed(tx, orgId, month.month))
    return ok({ state: 'closed', all: await keptStatements(tx, orgId, month, one) })
  const made = await makeStatements(tx, orgId, month, one)
  return made.ok ? ok({ state: 'open', all: made.value }) : made
}
