import { readFileSync } from 'node:fs'

/**
 * Recomputes stored traces with nothing else at hand: no database, no code of the product, plain fractions of big
 * integers. Reads a JSON list of `{ name, price | discount | split }` from standard input and writes `{ name, fen }` or
 * `{ name, shares }` of each; ends with 1 when a stored running amount or result is not what its steps lead to.
 *
 *   node recompute.ts < traces.json
 */
type Fraction = readonly [bigint, bigint]

const whole = (value: number): Fraction => [BigInt(value), 1n]
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d]
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d]
const less = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d < c * b
const same = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d === c * b

/** To the fen, a half away from zero. */
function rounded([a, b]: Fraction): bigint {
  const size = ((a < 0n ? -a : a) * 2n + b) / (2n * b)
  return a < 0n ? -size : size
}

type Step = { readonly after: { readonly whole: number; readonly part: number; readonly of: number } } & (
  | { readonly do: 'add'; readonly unit: number; readonly quantity: { numerator: number; denominator: number } }
  | { readonly do: 'percent'; readonly additions: readonly { readonly points: number }[] }
  | { readonly do: 'at_least' | 'at_most'; readonly amount: number }
  | { readonly do: 'round' }
)

function after(sum: Fraction, step: Step): Fraction {
  if (step.do === 'add') {
    const { numerator, denominator } = step.quantity
    return plus(sum, times(whole(step.unit), [BigInt(numerator), BigInt(denominator)]))
  }
  if (step.do === 'percent') {
    const points = step.additions.reduce((all, one) => all + BigInt(one.points), 0n)
    return times(sum, [10_000n + points, 10_000n])
  }
  if (step.do === 'at_least') return less(sum, whole(step.amount)) ? whole(step.amount) : sum
  if (step.do === 'at_most') return less(whole(step.amount), sum) ? whole(step.amount) : sum
  return [rounded(sum), 1n]
}

type Price = { readonly steps: readonly Step[]; readonly amount: number }

function recomputePrice({ steps, amount }: Price): bigint {
  let sum: Fraction = [0n, 1n]
  for (const [index, step] of steps.entries()) {
    sum = after(sum, step)
    const kept = step.after
    const said: Fraction = [BigInt(kept.whole) * BigInt(kept.of) + BigInt(kept.part), BigInt(kept.of)]
    if (!same(sum, said)) throw new Error(`step ${index + 1} does not lead to what stands beside it`)
  }
  const fen = rounded(sum)
  if (steps.at(-1)?.do !== 'round') throw new Error('the last step does not round')
  if (fen !== BigInt(amount)) throw new Error(`the steps lead to ${fen} fen, ${amount} was stored`)
  return fen
}

type Gift =
  | { readonly kind: 'spend_minus'; readonly spend: number; readonly minus: number; readonly repeats?: boolean }
  | { readonly kind: 'percent_off'; readonly points: number }
  | { readonly kind: 'reward' }
type DiscountTrace = { readonly base: number; readonly gift: Gift }

function recomputeDiscount({ base, gift }: DiscountTrace): bigint {
  if (gift.kind === 'reward') return 0n
  if (gift.kind === 'percent_off') return rounded([BigInt(base) * BigInt(gift.points), 10_000n])
  if (base < gift.spend) return 0n
  const times = gift.repeats ? BigInt(base) / BigInt(gift.spend) : 1n
  const off = BigInt(gift.minus) * times
  return off > BigInt(base) ? BigInt(base) : off
}

/** The parts of all who share one basis, in the order declared; what is left over is the organization's. */
type Split = readonly {
  readonly gross: number
  readonly discount: number
  readonly points: number
  readonly weight: number
  readonly weights: number
  readonly amount: number
}[]

function recomputeSplit(parts: Split): bigint[] {
  const [first] = parts
  if (!first) return []
  const net = BigInt(first.gross) - BigInt(first.discount)
  const all = parts.reduce((product, { weights }) => product * BigInt(weights), 1n)
  const claims = parts.map(({ points, weight, weights }) => (BigInt(points) * BigInt(weight) * all) / BigInt(weights))
  const total = 10_000n * all
  const rest = total - claims.reduce((sum, claim) => sum + claim, 0n)
  const exact = [...claims, rest].map((claim) => net * claim)
  const shares = exact.map((claim) => claim / total)
  const left = Number(net - shares.reduce((sum, share) => sum + share, 0n))
  const byFraction = exact
    .map((claim, index) => ({ index, fraction: claim % total }))
    .sort((a, b) => (a.fraction === b.fraction ? a.index - b.index : a.fraction > b.fraction ? -1 : 1))
  for (const { index } of byFraction.slice(0, left)) shares[index] = (shares[index] ?? 0n) + 1n
  for (const [index, { amount }] of parts.entries())
    if (shares[index] !== BigInt(amount))
      throw new Error(`share ${index + 1} is ${shares[index]}, ${amount} was stored`)
  return shares
}

type Stored = { readonly name: string } & (
  | { readonly price: Price }
  | { readonly discount: DiscountTrace }
  | { readonly split: Split }
)

const stored: readonly Stored[] = JSON.parse(readFileSync(0, 'utf8'))
const results = stored.map((one) => {
  try {
    if ('split' in one) return { name: one.name, shares: recomputeSplit(one.split).map(Number) }
    return { name: one.name, fen: Number('price' in one ? recomputePrice(one.price) : recomputeDiscount(one.discount)) }
  } catch (fault) {
    process.exitCode = 1
    return { name: one.name, fault: (fault as Error).message }
  }
})
process.stdout.write(JSON.stringify(results))
