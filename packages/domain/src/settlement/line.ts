import { addFen, type Fen, fen, type Label, ok, type PersonId, type Result, refuse } from '../kernel/index.ts'
import type { LineKind, PricedLine, PriceTrace } from '../pricing/index.ts'

/** Why a line costs nothing although it has a price: warranty, goodwill, contract. */
export type Waiver = { readonly kind: 'warranty' | 'goodwill' | 'contract'; readonly reason: Label }

/**
 * A computed amount replaced by a person where the node allows it, or by the decision of a dispute, which is nobody's
 * alone; it always goes to review.
 */
export type PriceOverride = { readonly amount: Fen; readonly reason: string; readonly by: PersonId | null }

/** A line that was accepted (or, for an estimate, planned) with the price it resolved to. */
export type AcceptedLine = {
  readonly id: string
  readonly kind: LineKind
  readonly label: Label
  readonly quantity: number
  readonly priced: PricedLine
  readonly waiver?: Waiver
  readonly override?: PriceOverride
}

/**
 * A line as the customer sees it: `price` is what its trace computes, `amount` what is asked (0.00 when waived, the
 * override when there is one), `discount` the part of the discounts that it bears.
 */
export type SettlementLine = {
  readonly id: string
  readonly kind: LineKind
  readonly label: Label
  readonly quantity: number
  readonly price: Fen
  readonly amount: Fen
  readonly discount: Fen
  readonly waiver?: Waiver
  readonly override?: PriceOverride
  readonly trace: PriceTrace
}

function amountOf({ priced, waiver, override }: AcceptedLine): Fen {
  if (waiver) return fen(0)
  return override ? override.amount : priced.amount
}

/** Settles each line before discounts. Refuses an override without a reason or below zero, with the line in `path`. */
export function settleLines(accepted: readonly AcceptedLine[]): Result<SettlementLine[]> {
  const lines: SettlementLine[] = []
  for (const line of accepted) {
    const path = `lines.${line.id}`
    if (line.override && line.override.reason.trim() === '') return refuse('reason_required', { path })
    const amount = amountOf(line)
    if (!Number.isSafeInteger(amount) || amount < 0) return refuse('amount_invalid', { path })
    const { id, kind, label, quantity, priced, waiver, override } = line
    lines.push({
      id,
      kind,
      label,
      quantity,
      price: priced.amount,
      amount,
      discount: fen(0),
      ...(waiver && { waiver }),
      ...(override && { override }),
      trace: priced.trace,
    })
  }
  return ok(lines)
}

/** What the customer owes for lines, discounts taken off. */
export const linesTotal = (lines: readonly SettlementLine[]): Fen =>
  addFen(...lines.map(({ amount, discount }) => fen(amount - discount)))
