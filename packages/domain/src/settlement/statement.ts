import { addFen, type Fen, fen, type Instant, negateFen } from '../kernel/index.ts'
import type { JournalEntry } from './journal.ts'
import type { RebateCount } from './rebate.ts'

/** What one line of a statement is: a share, the reversal of one, a rebate, a deposit given back, or money paid out. */
export type StatementKind = 'share' | 'correction' | 'rebate' | 'deposit' | 'payment'

/** One amount that a party is owed (positive) or was paid (negative), with what it comes from. */
export type StatementLine = {
  readonly kind: StatementKind
  /** The settlement, rebate or payment it comes from. */
  readonly source: string
  /** The work order's number, where it comes from one. */
  readonly number: string | null
  readonly at: Instant
  readonly amount: Fen
}

/** A party's account over a period: what it was owed before, line by line what came, and what it is owed after. */
export type Statement = {
  readonly party: string
  readonly from: Instant
  readonly until: Instant
  readonly opening: Fen
  readonly lines: readonly StatementLine[]
  readonly sums: Readonly<Record<StatementKind, Fen>>
  readonly closing: Fen
}

const kinds: readonly StatementKind[] = ['share', 'correction', 'rebate', 'deposit', 'payment']

/**
 * The account of a party over [from, until): lines outside of it are left out, the rest stand by time and then by source,
 * so that the same lines always give the same statement.
 */
export function statementOf(
  party: string,
  { from, until }: Pick<Statement, 'from' | 'until'>,
  opening: Fen,
  all: readonly StatementLine[],
): Statement {
  const lines = all
    .filter(({ at }) => from <= at && at < until)
    .sort((a, b) => a.at - b.at || (a.source < b.source ? -1 : a.source > b.source ? 1 : 0))
  const sumOf = (kind: StatementKind) =>
    addFen(...lines.filter((line) => line.kind === kind).map((line) => line.amount))
  const sums = Object.fromEntries(kinds.map((kind) => [kind, sumOf(kind)])) as Record<StatementKind, Fen>
  return { party, from, until, opening, lines, sums, closing: addFen(opening, ...lines.map(({ amount }) => amount)) }
}

/** The entry that owes a party its rebate, out of what the organization keeps; null for a rebate of nothing. */
export function rebateEntry({ amount }: RebateCount, party: string, organization: string): JournalEntry | null {
  if (amount === 0) return null
  return {
    reason: 'rebate',
    postings: [
      { account: 'retained', party: organization, amount },
      { account: 'payable', party, amount: negateFen(amount) },
    ],
  }
}

/** The entry of money paid out to a party; null for nothing. */
export function paymentEntry(amount: Fen, party: string, organization: string): JournalEntry | null {
  if (amount === fen(0)) return null
  return {
    reason: 'payment',
    postings: [
      { account: 'payable', party, amount },
      { account: 'cash', party: organization, amount: negateFen(amount) },
    ],
  }
}
