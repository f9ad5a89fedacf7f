/** A rational number of two safe integers; the denominator is positive. Percentages and quantities are ratios, never floats. */
export type Ratio = { readonly numerator: number; readonly denominator: number }

/** Hundredths of a percent: 10 % is 1_000, 45 % is 4_500, 100 % is 10_000. */
export type BasisPoints = number

export const wholeBasisPoints = 10_000

export function greatestDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)]
  while (y !== 0) [x, y] = [y, x % y]
  return x === 0 ? 1 : x
}

/** The number itself when it is a safe integer; a fault otherwise, since rounding money silently is worse than stopping. */
export function safeInteger(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`)
  return value === 0 ? 0 : value
}

/** A ratio in lowest terms. Throws when the denominator is not positive. */
export function ratio(numerator: number, denominator = 1): Ratio {
  if (safeInteger(denominator) <= 0) throw new RangeError(`denominator must be positive: ${denominator}`)
  const divisor = greatestDivisor(safeInteger(numerator), denominator)
  return { numerator: safeInteger(numerator / divisor), denominator: denominator / divisor }
}

export const percentRatio = (points: BasisPoints): Ratio => ratio(points, wholeBasisPoints)

/** a × b ÷ m as quotient and remainder, exact although a × b may pass 2^53. Needs 0 ≤ a < m ≤ 2^52 and 0 ≤ b ≤ 2^53. */
export function multiplyDivide(a: number, b: number, m: number): { quotient: number; remainder: number } {
  const product = a * b
  if (Number.isSafeInteger(product)) return { quotient: (product - (product % m)) / m, remainder: product % m }
  let quotient = 0
  let remainder = 0
  const take = (amount: number) => {
    remainder += amount
    if (remainder >= m) {
      remainder -= m
      quotient += 1
    }
  }
  let rest = b
  // Schoolbook binary multiplication: double what is there, add `a` for each set bit, carry whole m's into the quotient.
  for (let bit = 2 ** 52; bit >= 1; bit /= 2) {
    quotient *= 2
    take(remainder)
    if (rest >= bit) {
      rest -= bit
      take(a)
    }
  }
  return { quotient, remainder }
}
