import { ok, type Result, refuse } from '../kernel/index.ts'
import {
  type Comparison,
  type Condition,
  type ConditionFacts,
  type ConditionReference,
  conditionLimits,
  type Operand,
} from './condition.ts'

/** Steps one evaluation may take: every node, constant, list entry and 64 characters of searched text costs one. */
export const conditionFuel = 100_000

const has = Object.prototype.hasOwnProperty

/**
 * The value a reference names, or undefined when it is absent. Absent are: no such own property, undefined, null, an
 * empty text and an empty list, which is what an untouched field leaves behind.
 */
export function readFact(facts: ConditionFacts, { from, key }: ConditionReference): unknown {
  const source = has.call(facts, from) ? facts[from] : undefined
  if (typeof source !== 'object' || source === null || !has.call(source, key)) return undefined
  const value = source[key]
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return undefined
  return value
}

/** `null` as a verdict means that the fuel ran out, or that the tree is not one we know. */
type Verdict = boolean | null
type Run = { readonly facts: ConditionFacts; fuel: number }

function burn(run: Run, steps: number): boolean {
  run.fuel -= steps
  return run.fuel >= 0
}

const operandOf = (run: Run, value: Operand): unknown =>
  typeof value === 'object' ? readFact(run.facts, value) : value

function compare(op: Comparison, left: unknown, right: unknown): boolean {
  if (op === 'equals' || op === 'not_equals') return (left !== undefined && left === right) === (op === 'equals')
  const comparable =
    (typeof left === 'number' && typeof right === 'number') || (typeof left === 'string' && typeof right === 'string')
  if (!comparable) return false
  if (op === 'less') return left < right
  if (op === 'less_or_equal') return left <= right
  return op === 'greater' ? left > right : left >= right
}

function contains(run: Run, whole: unknown, piece: unknown): Verdict {
  if (piece === undefined) return false
  if (Array.isArray(whole)) return burn(run, whole.length) ? whole.includes(piece) : null
  if (typeof whole !== 'string' || typeof piece !== 'string') return false
  return burn(run, Math.ceil(whole.length / 64)) ? whole.includes(piece) : null
}

function verdict(run: Run, condition: Condition, depth: number): Verdict {
  if (!burn(run, 1) || depth > conditionLimits.depth) return null
  switch (condition.op) {
    case 'all':
    case 'any': {
      const decisive = condition.op === 'any'
      for (const part of condition.of) {
        const found = verdict(run, part, depth + 1)
        if (found === null || found === decisive) return found
      }
      return !decisive
    }
    case 'not': {
      const found = verdict(run, condition.of, depth + 1)
      return found === null ? null : !found
    }
    case 'exists':
      return readFact(run.facts, condition.at) !== undefined
    case 'in': {
      const value = readFact(run.facts, condition.at)
      return burn(run, condition.values.length) ? condition.values.some((one) => one === value) : null
    }
    case 'contains':
      return contains(run, readFact(run.facts, condition.at), operandOf(run, condition.value))
    case 'equals':
    case 'not_equals':
    case 'less':
    case 'less_or_equal':
    case 'greater':
    case 'greater_or_equal':
      return compare(condition.op, readFact(run.facts, condition.at), operandOf(run, condition.value))
    default:
      return null
  }
}

/**
 * Whether a condition holds over the facts. A comparison with an absent value is false, `not_equals` alone being true,
 * as it is exactly `not equals`; values of different kinds are never equal and never ordered. Refuses with
 * `too_costly` when the fuel is spent, also for a tree too deep or with an operator this version does not know.
 */
export function evaluateCondition(condition: Condition, facts: ConditionFacts, fuel = conditionFuel): Result<boolean> {
  const found = verdict({ facts, fuel }, condition, 1)
  return found === null ? refuse('too_costly') : ok(found)
}

/**
 * The same for a condition that passed `checkCondition`, over answers within the limits of their form, where running
 * dry cannot happen: there it is a fault and throws.
 */
export function conditionHolds(condition: Condition, facts: ConditionFacts): boolean {
  const found = evaluateCondition(condition, facts)
  if (!found.ok) throw new RangeError('a checked condition ran out of fuel')
  return found.value
}
