import { type Exact, exact, timesExact } from './exact.ts'
import { multiplyDivide, type Ratio, ratio, safeInteger } from './ratio.ts'

declare const brand: unique symbol

/** An amount of money: an integer number of fen (1 yuan = 100 fen), negative for what is taken off or given back. */
export type Fen = number & { readonly [brand]: 'fen' }

export const isFen = (value: unknown): value is Fen => Number.isSafeInteger(value)

/** Brands an integer as fen. Throws on a fraction or on what a double cannot hold exactly. */
export const fen = (value: number): Fen => safeInteger(value) as Fen

/** Reads '300.00', '-0.5' or '12' as yuan. Throws on anything else; for text that a person typed check the form first. */
export function yuan(text: string): Fen {
  const read = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text)
  if (!read) throw new RangeError(`not an amount in yuan: ${text}`)
  const amount = Number(read[2]) * 100 + Number((read[3] ?? '').padEnd(2, '0'))
  return fen(read[1] ? -amount : amount)
}

/** '300.00', '-0.05': two decimals, no separators, no sign of currency. */
export function yuanText(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

export const addFen = (...amounts: readonly Fen[]): Fen => amounts.reduce<Fen>((sum, next) => fen(sum + next), fen(0))

export const subtractFen = (a: Fen, b: Fen): Fen => fen(a - b)

export const negateFen = (amount: Fen): Fen => fen(-amount)

/** Rounds to the fen, a half away from zero, so that an amount and its reversal always cancel. */
export function roundToFen({ whole, part, of }: Exact): Fen {
  const up = whole >= 0 ? part >= of - part : part > of - part
  return fen(up ? whole + 1 : whole)
}

/** amount × ratio, rounded once (half away from zero). */
export const multiplyFen = (amount: Fen, by: Ratio): Fen =>
  roundToFen(timesExact(exact(amount), ratio(by.numerator, by.denominator)))

/**
 * Divides an amount by whole, non-negative weights so that the shares sum to it exactly: each share is cut down to the
 * fen, and the fen left over go one by one to the largest cut-off fractions, ties in the order given. A negative amount
 * splits as the mirror of the positive one. Throws when no weight is positive.
 */
export function splitFen(amount: Fen, weights: readonly number[]): Fen[] {
  const total = safeInteger(weights.reduce((sum, weight) => sum + safeInteger(weight), 0))
  if (total <= 0 || weights.some((weight) => weight < 0)) throw new RangeError('a split needs weights, none negative')
  const size = Math.abs(amount)
  const rest = size % total
  const perUnit = (size - rest) / total
  const cut = weights.map((weight) => {
    const { quotient, remainder } = multiplyDivide(rest, weight, total)
    return { share: perUnit * weight + quotient, remainder }
  })
  const left = size - cut.reduce((sum, { share }) => sum + share, 0)
  const lucky = new Set(
    cut
      .map(({ remainder }, index) => ({ remainder, index }))
      .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
      .slice(0, left)
      .map(({ index }) => index),
  )
  return cut.map(({ share }, index) => fen(Math.sign(amount) * (share + (lucky.has(index) ? 1 : 0))))
}
