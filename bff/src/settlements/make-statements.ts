import { type OrgId, ok, type Result } from '@field/domain/kernel'
import { type RebateCount, type Statement, statementOf } from '@field/domain/settlement'
import type { Tx } from '../platform/database/transaction.ts'
import type { Month } from './month.ts'
import { accountsIn, type One, type Party } from './party-lines.ts'
import { rebatesFor } from './rebates.ts'

/** A party's statement of a month, with the rebate that the month earns. */
export type Made = { readonly party: Party; readonly statement: Statement; readonly rebate: RebateCount | null }

/** The statements of a month as it stands now, of all parties or of one. Refuses `price_ambiguous` for two rebates that tie. */
export async function makeStatements(
  tx: Tx,
  orgId: OrgId,
  month: Month,
  one: One | null = null,
): Promise<Result<readonly Made[]>> {
  const accounts = await accountsIn(tx, orgId, month, one)
  const parties = accounts.map(({ party }) => party)
  const rebateOf = await rebatesFor(tx, orgId, month, parties, one)
  const made: Made[] = []
  for (const { party, opening, lines } of accounts) {
    const rebate = rebateOf(party)
    if (!rebate.ok) return rebate
    made.push({ party, statement: statementOf(party.id, month, opening, lines), rebate: rebate.value })
  }
  return ok(made)
}
