import { greatestDivisor, multiplyDivide, type Ratio } from '../kernel/index.ts'

/** An exact number; null where it cannot be held exactly any more, which makes the whole missing rather than wrong. */
export type Fraction = Ratio | null

const isSafe = Number.isSafeInteger

function reduced(numerator: number, denominator: number): Fraction {
  if (!isSafe(numerator) || !isSafe(denominator) || denominator === 0) return null
  const divisor = greatestDivisor(numerator, denominator) * Math.sign(denominator)
  return { numerator: numerator / divisor || 0, denominator: denominator / divisor }
}

const places = 9

/** A number as it is written in decimals, up to nine places; what comes after them is noise of floating point. */
export function fractionOf(value: number): Fraction {
  if (Number.isInteger(value)) return reduced(value, 1)
  for (let place = 1; place <= places; place++) {
    const scale = 10 ** place
    const whole = Math.round(value * scale)
    if (whole / scale === value || place === places) return reduced(whole, scale)
  }
  return null
}

export function plus(a: Ratio, b: Ratio): Fraction {
  const divisor = greatestDivisor(a.denominator, b.denominator)
  const left = a.numerator * (b.denominator / divisor)
  const right = b.numerator * (a.denominator / divisor)
  return isSafe(left) && isSafe(right) ? reduced(left + right, (a.denominator / divisor) * b.denominator) : null
}

export const minus = (a: Ratio, b: Ratio): Fraction => plus(a, { ...b, numerator: -b.numerator })

/** Reduces crosswise first, so that what fits in the end does not overflow on the way. */
export function times(a: Ratio, b: Ratio): Fraction {
  const [one, two] = [greatestDivisor(a.numerator, b.denominator), greatestDivisor(b.numerator, a.denominator)]
  return reduced((a.numerator / one) * (b.numerator / two), (a.denominator / two) * (b.denominator / one))
}

/** Nothing divided by zero is a number. */
export function dividedBy(a: Ratio, b: Ratio): Fraction {
  const turned = reduced(b.denominator, b.numerator)
  return turned && times(a, turned)
}

/** The smaller or the larger of two. */
export function extreme(a: Ratio, b: Ratio, side: 'min' | 'max'): Fraction {
  const off = minus(a, b)
  if (!off) return null
  return (side === 'min') === off.numerator < 0 ? a : b
}

/** The number with so many decimals, a half away from zero; null when it is too large to be exact. */
export function rounded({ numerator, denominator }: Ratio, decimals: number): number | null {
  const size = Math.abs(numerator)
  const scale = 10 ** decimals
  const rest = size % denominator
  const whole = ((size - rest) / denominator) * scale
  if (!isSafe(whole) || denominator > 2 ** 52) return null
  const { quotient, remainder } = multiplyDivide(rest, scale, denominator)
  const digits = whole + quotient + (2 * remainder >= denominator ? 1 : 0)
  return isSafe(digits) ? (Math.sign(numerator) * digits) / scale || 0 : null
}
