import { addFen, type Fen, negateFen } from '../kernel/index.ts'
import type { Share } from './share.ts'

/**
 * `receivable` what the customer owes · `prepayment` what was paid before · `revenue` passes through to the shares ·
 * `payable` what is owed to a party · `retained` what the organization keeps · `cash` what went in or out.
 */
export type LedgerAccount = 'receivable' | 'prepayment' | 'revenue' | 'payable' | 'retained' | 'cash'

/** Positive is debit, negative is credit. */
export type Posting = { readonly account: LedgerAccount; readonly party: string; readonly amount: Fen }

/** An immutable entry whose postings sum to zero; a correction is the reversal of it and a new one. */
export type JournalEntry = {
  readonly reason: 'sale' | 'prepayment' | 'share' | 'reversal' | 'rebate' | 'payment'
  readonly postings: readonly Posting[]
}

export const isBalanced = ({ postings }: JournalEntry): boolean => addFen(...postings.map(({ amount }) => amount)) === 0

/** The entry that undoes another exactly. */
export const reverseEntry = ({ postings }: JournalEntry): JournalEntry => ({
  reason: 'reversal',
  postings: postings.map((posting) => ({ ...posting, amount: negateFen(posting.amount) })),
})

/** The entries of a settlement: the sale, the prepayment set against it, the division. Postings of 0.00 are left out. */
export function journalOf(
  total: Fen,
  prepayment: Fen,
  shares: readonly Share[],
  customer: string,
  organization: string,
): JournalEntry[] {
  const entries: JournalEntry[] = [
    {
      reason: 'sale',
      postings: [
        { account: 'receivable', party: customer, amount: total },
        { account: 'revenue', party: organization, amount: negateFen(total) },
      ],
    },
    {
      reason: 'prepayment',
      postings: [
        { account: 'prepayment', party: customer, amount: prepayment },
        { account: 'receivable', party: customer, amount: negateFen(prepayment) },
      ],
    },
    {
      reason: 'share',
      postings: [
        { account: 'revenue', party: organization, amount: total },
        ...shares.map(({ party, amount }): Posting => {
          return { account: party === organization ? 'retained' : 'payable', party, amount: negateFen(amount) }
        }),
      ],
    },
  ]
  return entries
    .map(({ reason, postings }) => ({ reason, postings: postings.filter(({ amount }) => amount !== 0) }))
    .filter(({ postings }) => postings.length > 0)
}
