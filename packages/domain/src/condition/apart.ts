import type { Condition, ConditionReference, Scalar } from './condition.ts'

/** What a condition surely demands of one reference: one of a few values, or a number between bounds. */
type Demand = {
  readonly values: readonly Scalar[] | null
  readonly low: number
  readonly lowOpen: boolean
  readonly high: number
  readonly highOpen: boolean
  readonly present: boolean | null
}

const anything: Demand = {
  values: null,
  low: Number.NEGATIVE_INFINITY,
  lowOpen: false,
  high: Number.POSITIVE_INFINITY,
  highOpen: false,
  present: null,
}

type Demanded = { readonly at: ConditionReference; readonly demand: Demand }

function demandsOf(condition: Condition): readonly Demanded[] {
  if (condition.op === 'all') return condition.of.flatMap(demandsOf)
  if (condition.op === 'exists') return [{ at: condition.at, demand: { ...anything, present: true } }]
  if (condition.op === 'not') {
    const inner = condition.of
    return inner.op === 'exists' ? [{ at: inner.at, demand: { ...anything, present: false } }] : []
  }
  if (condition.op === 'in')
    return [{ at: condition.at, demand: { ...anything, values: condition.values, present: true } }]
  if (condition.op === 'any' || typeof condition.value === 'object') return []
  const { op, at, value } = condition
  if (op === 'equals') return [{ at, demand: { ...anything, values: [value], present: true } }]
  if (op === 'not_equals' || op === 'contains' || typeof value !== 'number') return []
  const below = op === 'less' || op === 'less_or_equal'
  const bound = below ? { high: value, highOpen: op === 'less' } : { low: value, lowOpen: op === 'greater' }
  return [{ at, demand: { ...anything, ...bound, present: true } }]
}

function within(value: Scalar, { low, lowOpen, high, highOpen }: Demand): boolean {
  const bounded = low !== Number.NEGATIVE_INFINITY || high !== Number.POSITIVE_INFINITY
  if (typeof value !== 'number') return !bounded
  return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high)
}

function clash(a: Demand, b: Demand): boolean {
  if (a.present !== null && b.present !== null && a.present !== b.present) return true
  if (a.values && b.values) return !a.values.some((value) => b.values?.includes(value))
  if (a.values) return !a.values.some((value) => within(value, b))
  if (b.values) return !b.values.some((value) => within(value, a))
  return separate(a, b) || separate(b, a)
}

const separate = (below: Demand, above: Demand): boolean =>
  below.high < above.low || (below.high === above.low && (below.highOpen || above.lowOpen))

/**
 * True only when no facts can satisfy both conditions, proved from what each demands outright (equals, in, bounds,
 * exists, alone or under `all`). False means "not proved": such a pair must be treated as able to hold together.
 */
export function conditionsApart(a: Condition, b: Condition): boolean {
  const left = demandsOf(a)
  return demandsOf(b).some(({ at, demand }) =>
    left.some((one) => one.at.from === at.from && one.at.key === at.key && clash(one.demand, demand)),
  )
}
