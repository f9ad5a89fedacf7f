import type { Condition, ConditionReference } from './condition.ts'

const nameOf = ({ from, key }: ConditionReference): string => `${from}.${key}`

function ownReferences(condition: Condition): readonly ConditionReference[] {
  if (condition.op === 'all' || condition.op === 'any' || condition.op === 'not') return []
  const right = 'value' in condition && typeof condition.value === 'object' ? [condition.value] : []
  return [condition.at, ...right]
}

const partsOf = (condition: Condition): readonly Condition[] =>
  condition.op === 'all' || condition.op === 'any' ? condition.of : condition.op === 'not' ? [condition.of] : []

function distinct(references: readonly ConditionReference[]): ConditionReference[] {
  return [...new Map(references.map((one) => [nameOf(one), one])).values()]
}

/** Every reference the condition reads, each once, in the order written. */
export function conditionReferences(condition: Condition): ConditionReference[] {
  return distinct([...ownReferences(condition), ...partsOf(condition).flatMap(conditionReferences)])
}

/** How many tests, operators and listed constants a condition is made of. */
export function conditionSize(condition: Condition): number {
  const listed = condition.op === 'in' ? condition.values.length : 0
  return partsOf(condition).reduce((sum, part) => sum + conditionSize(part), 1 + listed)
}

function guardsOf(condition: Condition): readonly ConditionReference[] {
  if (condition.op === 'all') return condition.of.flatMap((part) => (part.op === 'exists' ? [part.at] : []))
  if (condition.op !== 'any') return []
  return condition.of.flatMap((part) => (part.op === 'not' && part.of.op === 'exists' ? [part.of.at] : []))
}

function unguarded(condition: Condition, guarded: ReadonlySet<string>): ConditionReference[] {
  if (condition.op === 'exists') return []
  const guards = guardsOf(condition)
  const inside = guards.length === 0 ? guarded : new Set([...guarded, ...guards.map(nameOf)])
  return [
    ...ownReferences(condition).filter((one) => !inside.has(nameOf(one))),
    ...partsOf(condition).flatMap((part) => unguarded(part, inside)),
  ]
}

/**
 * The references a condition compares without having asked whether they exist: `exists(x)` beside the comparison in an
 * `all`, or `not exists(x)` beside it in an `any`, handles absence. A sound work type fills these on every path.
 */
export const unguardedReferences = (condition: Condition): ConditionReference[] =>
  distinct(unguarded(condition, new Set()))
