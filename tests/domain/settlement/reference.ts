import type { PriceRule, PriceTrace, PromotionGift } from '@field/domain/pricing'

/**
 * The money of a settlement counted a second time, with fractions of big integers and none of the domain's arithmetic.
 * E03 asks that both always agree.
 */
type Fraction = readonly [bigint, bigint]

const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d]
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d]
const less = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d < c * b
const whole = (value: number): Fraction => [BigInt(value), 1n]

/** To the fen, a half away from zero. */
export function round([a, b]: Fraction): number {
  const size = a < 0n ? -a : a
  const rounded = (2n * size + b) / (2n * b)
  return Number(a < 0n ? -rounded : rounded)
}

/** The price of a quantity in thousandths by one rule. */
export function priceByHand({ method, minimum, maximum }: PriceRule, thousandths: number): number {
  const quantity: Fraction = [BigInt(thousandths), 1_000n]
  let sum: Fraction = [0n, 1n]
  if (method.kind === 'fixed') sum = whole(method.amount)
  if (method.kind === 'per_unit') sum = times(whole(method.unit), quantity)
  if (method.kind === 'base_plus') {
    const points = method.additions.reduce((all, one) => all + one.points, 0)
    sum = times(times(whole(method.base), quantity), [BigInt(10_000 + points), 10_000n])
  }
  if (method.kind === 'volume') {
    const rung = method.rungs.find(({ upTo }) => upTo === undefined || thousandths <= upTo * 1_000)
    sum = times(whole(rung?.unit ?? Number.NaN), quantity)
  }
  if (method.kind === 'graduated') {
    // Thousandth by thousandth, each at the price of the rung it falls in.
    for (let n = 1; n <= thousandths; n += 1) {
      const rung = method.rungs.find(({ upTo }) => upTo === undefined || n <= upTo * 1_000)
      sum = [sum[0] + BigInt(rung?.unit ?? Number.NaN), 1_000n]
    }
  }
  if (minimum !== undefined && less(sum, whole(minimum))) sum = whole(minimum)
  if (maximum !== undefined && less(whole(maximum), sum)) sum = whole(maximum)
  return round(sum)
}

/** The amount that a stored trace leads to. */
export function walkTrace({ steps }: Pick<PriceTrace, 'steps'>): number {
  let sum: Fraction = [0n, 1n]
  for (const step of steps) {
    if (step.do === 'add') {
      sum = plus(sum, times(whole(step.unit), [BigInt(step.quantity.numerator), BigInt(step.quantity.denominator)]))
    }
    if (step.do === 'percent') {
      const points = step.additions.reduce((all, one) => all + one.points, 0)
      sum = times(sum, [BigInt(10_000 + points), 10_000n])
    }
    if (step.do === 'at_least' && less(sum, whole(step.amount))) sum = whole(step.amount)
    if (step.do === 'at_most' && less(whole(step.amount), sum)) sum = whole(step.amount)
    if (step.do === 'round') sum = whole(round(sum))
    const [a, b] = sum
    const after = BigInt(step.after.whole) * BigInt(step.after.of) + BigInt(step.after.part)
    if (after * b !== a * BigInt(step.after.of)) throw new Error('a running amount is not what its step leads to')
  }
  return round(sum)
}

export function giftByHand(gift: PromotionGift, base: number): number {
  if (gift.kind === 'percent_off') return round([BigInt(base) * BigInt(gift.points), 10_000n])
  if (gift.kind === 'reward' || base < gift.spend) return 0
  return Math.min(base, gift.minus * (gift.repeats ? Math.floor(base / gift.spend) : 1))
}

/** Shares of a non-negative amount: cut down, then one fen at a time to the largest fraction not yet served. */
export function splitByHand(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  const shares = weights.map((weight) => (BigInt(amount) * BigInt(weight)) / total)
  const cut = weights.map((weight) => (BigInt(amount) * BigInt(weight)) % total)
  let left = BigInt(amount) - shares.reduce((sum, share) => sum + share, 0n)
  while (left > 0n) {
    let largest = 0
    for (const [index, fraction] of cut.entries()) if (fraction > (cut[largest] ?? 0n)) largest = index
    shares[largest] = (shares[largest] ?? 0n) + 1n
    cut[largest] = -1n
    left -= 1n
  }
  return shares.map(Number)
}
