import { type Condition, type ConditionFacts, evaluateCondition } from '../condition/index.ts'
import {
  addFen,
  type BasisPoints,
  type Fen,
  fen,
  type Instant,
  type Label,
  multiplyFen,
  ok,
  percentRatio,
  type Result,
  splitFen,
  type TerritoryId,
} from '../kernel/index.ts'

/** What a line of a quote or settlement is: a service item, a part used, or a surcharge. */
export type LineKind = 'labour' | 'parts' | 'surcharges'

/** The lines that a discount lowers or a share is counted on. */
export type MoneyBasis = LineKind | 'total'

export type PromotionGift =
  /** "Spend 300 minus 50", once unless it repeats for every further 300. */
  | { readonly kind: 'spend_minus'; readonly spend: Fen; readonly minus: Fen; readonly repeats?: boolean }
  | { readonly kind: 'percent_off'; readonly points: BasisPoints }

export type Promotion = {
  readonly id: string
  readonly label: Label
  readonly on: MoneyBasis
  readonly territory?: TerritoryId
  readonly from?: Instant
  readonly until?: Instant
  readonly when?: Condition
  readonly gift: PromotionGift
}

/** Money taken off lines of a basis. `amount` is positive; `counted` says from which sum and by which promotion. */
export type Discount = {
  readonly label: Label
  readonly on: MoneyBasis
  readonly amount: Fen
  readonly counted?: { readonly promotion: string; readonly base: Fen; readonly gift: PromotionGift }
}

/** A line as discounts see it: its kind and what is still to be paid for it. */
export type OpenLine = { readonly kind: LineKind; readonly left: Fen }

const bears = (on: MoneyBasis, { kind }: OpenLine): boolean => on === 'total' || on === kind

/** What is left on the lines of a basis. */
export const leftOn = (on: MoneyBasis, lines: readonly OpenLine[]): Fen =>
  addFen(...lines.filter((line) => bears(on, line)).map(({ left }) => left))

/** The part of a discount that each line bears, in proportion to what is left on it; sums to the discount. */
export function spreadDiscount({ on, amount }: Discount, lines: readonly OpenLine[]): Fen[] {
  const weights = lines.map((line) => (bears(on, line) ? Math.max(0, line.left) : 0))
  return amount === 0 ? weights.map(() => fen(0)) : splitFen(amount, weights)
}

/** What a gift takes off a sum, never more than the sum. */
export function giftOf(gift: PromotionGift, base: Fen): Fen {
  if (gift.kind === 'percent_off') return multiplyFen(base, percentRatio(gift.points))
  if (base < gift.spend) return fen(0)
  const times = gift.repeats && gift.spend > 0 ? Math.floor(base / gift.spend) : 1
  return fen(Math.min(base, gift.minus * times))
}

/**
 * The discounts that promotions give on lines, in the order declared; each counts on what those before it left.
 * Promotions that give nothing are left out.
 */
export function applyPromotions(
  promotions: readonly Promotion[],
  lines: readonly OpenLine[],
  one: { readonly territory: readonly TerritoryId[]; readonly at: Instant; readonly facts: ConditionFacts },
): Result<Discount[]> {
  const discounts: Discount[] = []
  let open = lines
  for (const { id, label, on, territory, from, until, when, gift } of promotions) {
    const inScope =
      (territory === undefined || one.territory.includes(territory)) &&
      (from === undefined || from <= one.at) &&
      (until === undefined || one.at < until)
    if (!inScope) continue
    const holds = when ? evaluateCondition(when, one.facts) : ok(true)
    if (!holds.ok) return holds
    const base = leftOn(on, open)
    const amount = holds.value ? giftOf(gift, base) : fen(0)
    if (amount <= 0) continue
    const discount: Discount = { label, on, amount, counted: { promotion: id, base, gift } }
    const borne = spreadDiscount(discount, open)
    open = open.map((line, index) => ({ ...line, left: fen(line.left - (borne[index] ?? 0)) }))
    discounts.push(discount)
  }
  return ok(discounts)
}
