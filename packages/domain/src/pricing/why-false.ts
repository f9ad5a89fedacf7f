import { type Condition, type ConditionFacts, evaluateCondition, readFact, type Scalar } from '../condition/index.ts'

type Leaf = Exclude<Condition, { readonly op: 'all' | 'any' | 'not' }>

/** A comparison that decided: what was found there (null: nothing), and whether it was asked to be false. */
export type DecidingTest = { readonly test: Leaf; readonly found: Scalar | null; readonly unwanted: boolean }

/** The comparisons that make a condition false: the first false one under `all`, every one under `any`. */
export function whyFalse(condition: Condition, facts: ConditionFacts): DecidingTest[] {
  return whyNot(condition, facts, true)
}

/** Why a condition is not what it was wanted to be; empty when it is. */
function whyNot(condition: Condition, facts: ConditionFacts, wanted: boolean): DecidingTest[] {
  const is = evaluateCondition(condition, facts)
  if (is.ok && is.value === wanted) return []
  if (condition.op === 'not') return whyNot(condition.of, facts, !wanted)
  if (condition.op === 'all' || condition.op === 'any') {
    const parts = condition.of.map((part) => whyNot(part, facts, wanted)).filter((tests) => tests.length > 0)
    const oneIsEnough = (condition.op === 'all') === wanted
    return oneIsEnough ? (parts[0] ?? []) : parts.flat()
  }
  const value = readFact(facts, condition.at)
  const found = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
  return [{ test: condition, found, unwanted: !wanted }]
}
