import { type ConditionFacts, evaluateCondition } from '../condition/index.ts'
import { formLimits } from './definition/walk.ts'
import type { QuoteLineAnswer } from './field.ts'
import { quoteFen } from './fields/quote-lines.ts'
import { isNumber } from './fields/simple.ts'
import type { Formula } from './formula.ts'
import { dividedBy, extreme, type Fraction, fractionOf, minus, plus, rounded, times } from './fraction.ts'
import { isRecord } from './own.ts'

/** Steps that all formulas of one form may take together; every node and every line costs one. */
export const formulaFuel = 20_000

/** What formulas read: the answer that counts under a key, and facts for their conditions. */
export type Reckoning = {
  readonly valueOf: (key: string) => unknown
  readonly facts: ConditionFacts
  fuel: number
}

const zero = { numerator: 0, denominator: 1 }

function linesOf(run: Reckoning, { key, take }: Extract<Formula, { op: 'lines' }>): Fraction {
  const lines = run.valueOf(key)
  if (!Array.isArray(lines) || lines.length === 0) return null
  run.fuel -= lines.length
  if (run.fuel < 0 || !lines.every(isRecord)) return null
  if (take === 'count') return fractionOf(lines.length)
  if (take === 'amount') {
    const sum = lines.every((line) => isNumber(line.priceFen) && isNumber(line.quantity))
      ? quoteFen(lines as unknown as readonly QuoteLineAnswer[])
      : null
    return sum === null ? null : fractionOf(sum)
  }
  return lines.reduce<Fraction>((sum, { quantity }) => {
    const next = isNumber(quantity) ? fractionOf(quantity) : null
    return sum && next && plus(sum, next)
  }, zero)
}

function folded(
  run: Reckoning,
  of: readonly Formula[],
  depth: number,
  join: (a: NonNullable<Fraction>, b: NonNullable<Fraction>) => Fraction,
): Fraction {
  let all: Fraction = null
  for (const [index, part] of of.entries()) {
    const next = fractionAt(run, part, depth + 1)
    all = index === 0 ? next : all && next && join(all, next)
    if (!all) return null
  }
  return all
}

function fractionAt(run: Reckoning, formula: Formula, depth: number): Fraction {
  run.fuel -= 1
  if (run.fuel < 0 || depth > formLimits.formulaDepth) return null
  switch (formula.op) {
    case 'constant':
      return fractionOf(formula.value)
    case 'answer': {
      const value = run.valueOf(formula.key)
      return isNumber(value) ? fractionOf(value) : null
    }
    case 'add':
      return folded(run, formula.of, depth, plus)
    case 'multiply':
      return folded(run, formula.of, depth, times)
    case 'min':
    case 'max': {
      const { op } = formula
      return folded(run, formula.of, depth, (a, b) => extreme(a, b, op))
    }
    case 'sum': {
      const parts = formula.of.map((part) => fractionAt(run, part, depth + 1))
      return parts.reduce<Fraction>((sum, next) => (next && sum ? plus(sum, next) : sum), zero)
    }
    case 'subtract':
      return folded(run, formula.of, depth, minus)
    case 'divide':
      return folded(run, formula.of, depth, dividedBy)
    case 'lines':
      return linesOf(run, formula)
    case 'when': {
      const found = evaluateCondition(formula.condition, run.facts, Math.max(0, run.fuel))
      return found.ok ? fractionAt(run, found.value ? formula.yes : formula.no, depth + 1) : null
    }
    default:
      return null
  }
}

/**
 * The value of a formula, exact until it is rounded once at the end, a half away from zero; undefined while something
 * it needs is missing, when it divides by zero, when it grows past what is exact, or when the fuel is spent.
 */
export function reckon(formula: Formula, decimals: number, run: Reckoning): number | undefined {
  const exact = fractionAt(run, formula, 1)
  return exact ? (rounded(exact, decimals) ?? undefined) : undefined
}
