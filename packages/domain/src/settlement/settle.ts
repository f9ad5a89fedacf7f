import { addFen, type Fen, fen, isFen, ok, type Result, refuse, subtractFen } from '../kernel/index.ts'
import { type Discount, type LineKind, leftOn, spreadDiscount } from '../pricing/index.ts'
import { type JournalEntry, journalOf } from './journal.ts'
import { type AcceptedLine, linesTotal, type SettlementLine, settleLines } from './line.ts'
import { type Share, shareOut } from './share.ts'
import type { Participant, ProfitShare, ShareCase } from './share-rule.ts'

/**
 * Everything a settlement is counted from. For an estimate before departure `lines` are the planned ones; nothing else
 * differs. `discounts` come from promotions or by hand, in the order they hold; `prepayment` is what was paid already.
 */
export type SettlementInput = {
  readonly lines: readonly AcceptedLine[]
  readonly discounts: readonly Discount[]
  readonly prepayment: Fen
  readonly shareRules: readonly ProfitShare[]
  readonly participants: readonly Participant[]
  readonly customer: string
  readonly organization: string
  readonly place: ShareCase
  /** The amount the customer approved beforehand, if any. */
  readonly notToExceed?: Fen
}

export type Subtotal = { readonly gross: Fen; readonly discount: Fen; readonly net: Fen }

/** `due` = total − prepayment, negative when money goes back; `overLimit` is what exceeds the approved amount. */
export type SettlementSheet = {
  readonly lines: readonly SettlementLine[]
  readonly discounts: readonly Discount[]
  readonly subtotals: Readonly<Record<LineKind, Subtotal>>
  readonly total: Fen
  readonly prepayment: Fen
  readonly due: Fen
  readonly overLimit: Fen
  readonly needsReview: boolean
  readonly shares: readonly Share[]
  readonly journal: readonly JournalEntry[]
}

function takeOff(lines: readonly SettlementLine[], discounts: readonly Discount[]): Result<SettlementLine[]> {
  let settled = [...lines]
  for (const [index, discount] of discounts.entries()) {
    const open = settled.map(({ kind, amount, discount: borne }) => ({ kind, left: subtractFen(amount, borne) }))
    const path = `discounts.${index}`
    if (!isFen(discount.amount) || discount.amount < 0) return refuse('amount_invalid', { path })
    const left = leftOn(discount.on, open)
    if (discount.amount > left) return refuse('too_large', { path, detail: { left } })
    const borne = spreadDiscount(discount, open)
    settled = settled.map((line, place) => ({ ...line, discount: addFen(line.discount, borne[place] ?? fen(0)) }))
  }
  return ok(settled)
}

/** What the lines of one kind come to, before and after discounts. */
export function subtotalOf(kind: LineKind, lines: readonly SettlementLine[]): Subtotal {
  const own = lines.filter((line) => line.kind === kind)
  const gross = addFen(...own.map(({ amount }) => amount))
  const discount = addFen(...own.map((line) => line.discount))
  return { gross, discount, net: subtractFen(gross, discount) }
}

/**
 * Counts a settlement: lines, discounts, total, what is still due, each party's share and the balanced journal. The
 * estimate before departure and the real settlement are this same function. Refuses with the line, discount or rule at
 * fault in `path`.
 */
export function settlementOf(input: SettlementInput): Result<SettlementSheet> {
  const { discounts, prepayment, participants, customer, organization } = input
  const plain = settleLines(input.lines)
  if (!plain.ok) return plain
  const lines = takeOff(plain.value, discounts)
  if (!lines.ok) return lines
  if (!isFen(prepayment) || prepayment < 0) return refuse('amount_invalid', { path: 'prepayment' })
  const shares = shareOut(lines.value, input.shareRules, participants, organization, input.place)
  if (!shares.ok) return shares
  const total = linesTotal(lines.value)
  return ok({
    lines: lines.value,
    discounts,
    subtotals: {
      labour: subtotalOf('labour', lines.value),
      parts: subtotalOf('parts', lines.value),
      surcharges: subtotalOf('surcharges', lines.value),
    },
    total,
    prepayment,
    due: subtractFen(total, prepayment),
    overLimit: fen(input.notToExceed === undefined ? 0 : Math.max(0, total - input.notToExceed)),
    needsReview: lines.value.some(({ override }) => override !== undefined),
    shares: shares.value,
    journal: journalOf(total, prepayment, shares.value, customer, organization),
  })
}

/** A party's own shares, the only ones that it may see. */
export const ownShares = ({ shares }: Pick<SettlementSheet, 'shares'>, party: string): Share[] =>
  shares.filter((share) => share.party === party)
