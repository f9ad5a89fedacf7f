import { type OrgId, ok, type Result } from '@field/domain/kernel'
import { type RebateCount, type Statement, statementOf } from '@field/domain/settlement'
import type { Tx } from '../platform/database/transaction.ts'
import type { Month } from './month.ts'
import { accountsIn, type Party } from './party-lines.ts'
import { rebateFor, rebatesOf } from './rebates.ts'

/** A party's statement of a month, with the rebate that the month earns. */
export type Made = { readonly party: Party; readonly statement: Statement; readonly rebate: RebateCount | null }

/** One party of a month, by its role and its person or place. */
export type One = { readonly role: string; readonly id: string }

/** The statements of a month as it stands now, of all parties or of one. Refuses `price_ambiguous` for two rebates that tie. */
export async function makeStatements(
  tx: Tx,
  orgId: OrgId,
  month: Month,
  one: One | null = null,
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
