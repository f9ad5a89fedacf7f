import { greatestDivisor, type Ratio, safeInteger } from './ratio.ts'

/**
 * An exact number of fen on its way to being rounded: `whole + part / of` with 0 ≤ part < of. Keeping the whole apart
 * leaves room for amounts of many millions next to odd fractions without big integers, which old phones lack.
 */
export type Exact = { readonly whole: number; readonly part: number; readonly of: number }

export const exact = (whole: number): Exact => ({ whole: safeInteger(whole), part: 0, of: 1 })

function carry(whole: number, numerator: number, denominator: number): Exact {
  const part = ((safeInteger(numerator) % safeInteger(denominator)) + denominator) % denominator
  const divisor = greatestDivisor(part, denominator)
  return {
    whole: safeInteger(whole + (numerator - part) / denominator),
    part: part / divisor,
    of: part === 0 ? 1 : denominator / divisor,
  }
}

export function timesExact(value: Exact, by: Ratio): Exact {
  const { numerator, denominator } = by
  const rest = ((value.whole % denominator) + denominator) % denominator
  const whole = safeInteger(((value.whole - rest) / denominator) * numerator)
  const fraction = safeInteger(numerator * safeInteger(rest * value.of + value.part))
  return carry(whole, fraction, safeInteger(value.of * denominator))
}

export function plusExact(a: Exact, b: Exact): Exact {
  const divisor = greatestDivisor(a.of, b.of)
  const of = safeInteger((a.of / divisor) * b.of)
  return carry(a.whole + b.whole, safeInteger(a.part * (of / a.of)) + safeInteger(b.part * (of / b.of)), of)
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compareExact(a: Exact, b: Exact): number {
  if (a.whole !== b.whole) return a.whole - b.whole
  return safeInteger(a.part * b.of) - safeInteger(b.part * a.of)
}
