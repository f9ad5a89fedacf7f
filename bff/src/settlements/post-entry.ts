import type { Instant, OrgId } from '@field/domain/kernel'
import { isBalanced, type JournalEntry } from '@field/domain/settlement'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

type Who = { readonly person_id: string | null; readonly place_id: string | null }
/** What an entry is about when it is not a settlement. */
type About = { readonly statement_id: string } | { readonly payout_id: string }

/** Posts one balanced entry; parties that are neither person nor place, such as the organization, are left out of `who`. */
export async function postEntry(
  tx: Tx,
  orgId: OrgId,
  entry: JournalEntry,
  about: About,
  who: Readonly<Record<string, Who>>,
  at: Instant,
): Promise<void> {
  if (!isBalanced(entry)) throw new Error('an entry that does not balance')
  const id = newId()
  await tx
    .insertInto('journal_entry')
    .values({ org_id: orgId, id, ...about, reason: entry.reason, created_at: time(at) })
    .execute()
  const lines = entry.postings.map(({ account, party, amount }, index) => ({
    org_id: orgId,
    entry_id: id,
    number: index + 1,
    account,
    person_id: who[party]?.person_id ?? null,
    place_id: who[party]?.place_id ?? null,
    amount_fen: amount,
  }))
  await tx.insertInto('journal_line').values(lines).execute()
}
