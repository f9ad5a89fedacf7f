import { type Condition, type ConditionFacts, evaluateCondition } from '../condition/index.ts'
import {
  addFen,
  type BasisPoints,
  type Fen,
  fen,
  type Label,
  multiplyFen,
  ok,
  percentRatio,
  type Result,
  splitFen,
  type TerritoryId,
} from '../kernel/index.ts'
import { holdsAt, type Moment, type Period } from './period.ts'
import { priceLimits } from './quantity.ts'

/** What a line of a quote or settlement is: a service item, a part used, or a surcharge. */
export type LineKind = 'labour' | 'parts' | 'surcharges'

/** The lines that a discount lowers or a share is counted on. */
export type MoneyBasis = LineKind | 'total'

export type PromotionGift =
  /** "Spend 300 minus 50", once unless it repeats for every further 300. */
  | { readonly kind: 'spend_minus'; readonly spend: Fen; readonly minus: Fen; readonly repeats?: boolean }
  | { readonly kind: 'percent_off'; readonly points: BasisPoints }
  /** "From 200 on 200 points": a present that takes no money off, once unless it repeats for every further 200. */
  | { readonly kind: 'reward'; readonly spend: Fen; readonly reward: number; readonly repeats?: boolean }

export type Promotion = Period & {
  readonly id: string
  readonly label: Label
  readonly on: MoneyBasis
  readonly territory?: TerritoryId
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

/** Points given with what was bought; worth no money on this order. */
export type Reward = {
  readonly label: Label
  readonly promotion: string
  readonly points: number
  /** What was spent, after the discounts before it. */
  readonly base: Fen
  readonly gift: PromotionGift
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

const timesEarned = (base: Fen, { spend, repeats }: { readonly spend: Fen; readonly repeats?: boolean }): number => {
  if (base < spend) return 0
  return repeats && spend > 0 ? Math.floor(base / spend) : 1
}

/** What a gift takes off a sum, never more than the sum. */
export function giftOf(gift: PromotionGift, base: Fen): Fen {
  if (gift.kind === 'percent_off') return multiplyFen(base, percentRatio(gift.points))
  return fen(gift.kind === 'reward' ? 0 : Math.min(base, gift.minus * timesEarned(base, gift)))
}

/** The points that a gift gives for a sum. */
export const rewardOf = (gift: PromotionGift, base: Fen): number =>
  gift.kind === 'reward' ? Math.min(gift.reward * timesEarned(base, gift), priceLimits.rewardOfOrder) : 0

/** Where and when promotions are asked for. */
export type PromotionCase = Moment & {
  readonly territory: readonly TerritoryId[]
  readonly facts: ConditionFacts
}

export type Promoted = { readonly discounts: readonly Discount[]; readonly rewards: readonly Reward[] }

/**
 * What promotions give on lines, in the order declared; each counts on what those before it left. Promotions that give
 * nothing are left out.
 */
export function promote(
  promotions: readonly Promotion[],
  lines: readonly OpenLine[],
  one: PromotionCase,
): Result<Promoted> {
  const discounts: Discount[] = []
  const rewards: Reward[] = []
  let open = lines
  for (const promotion of promotions) {
    const { id, label, on, territory, when, gift } = promotion
    if (!(territory === undefined || one.territory.includes(territory)) || !holdsAt(promotion, one)) continue
    const holds = when ? evaluateCondition(when, one.facts) : ok(true)
    if (!holds.ok) return holds
    if (!holds.value) continue
    const base = leftOn(on, open)
    const points = rewardOf(gift, base)
    if (points > 0) rewards.push({ label, promotion: id, points, base, gift })
    const amount = giftOf(gift, base)
    if (amount <= 0) continue
    const discount: Discount = { label, on, amount, counted: { promotion: id, base, gift } }
    const borne = spreadDiscount(discount, open)
    open = open.map((line, index) => ({ ...line, left: fen(line.left - (borne[index] ?? 0)) }))
    discounts.push(discount)
  }
  return ok({ discounts, rewards })
}

/** The discounts alone of what promotions give. */
export function applyPromotions(
  promotions: readonly Promotion[],
  lines: readonly OpenLine[],
  one: PromotionCase,
): Result<Discount[]> {
  const given = promote(promotions, lines, one)
  return given.ok ? ok([...given.value.discounts]) : given
}
