import type { Reply } from '@field/contract'
import { type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { lockDraft, removeRules } from './draft.ts'

/** Throws the draft of a book away with all its rules. Refuses `not_found` when there is none. */
export async function discardDraft(
  tx: Tx,
  orgId: OrgId,
  kind: string,
): Promise<Result<Reply<'DELETE /price-books/:kind/draft'>>> {
  if (!(await lockDraft(tx, orgId, kind))) return refuse('not_found')
  await removeRules(tx, orgId, kind, 'all')
  await sql`delete from price_book_draft where org_id = ${orgId}::uuid and kind = ${kind}`.execute(tx)
  return ok({ kind })
}
