import type { Comparison, Condition, ConditionReference, Scalar } from '@field/domain/condition'

const answer = (key: string): ConditionReference => ({ from: 'answer', key })
const compare =
  (op: Comparison) =>
  (key: string, value: Scalar): Condition => ({ op, at: answer(key), value })

/** The answer is this value, of a field that is always filled by then; `ifGiven` is for one that may not be. */
export const is = compare('equals')
export const isNot = compare('not_equals')
export const moreThan = compare('greater')
export const atLeast = compare('greater_or_equal')
export const lessThan = compare('less')

export const isOneOf = (key: string, ...values: readonly Scalar[]): Condition => ({
  op: 'in',
  at: answer(key),
  values,
})

/** One of several choices, or one level of a cascade, is this value. */
export const holds = (key: string, value: Scalar): Condition => ({ op: 'contains', at: answer(key), value })

export const given = (key: string): Condition => ({ op: 'exists', at: answer(key) })

/** The condition, and false where the field was left empty or never asked. */
export const ifGiven = (key: string, condition: Condition): Condition => ({ op: 'all', of: [given(key), condition] })

/** The order belongs to a shop, a customer or an asset. */
export const belongsTo = (whom: 'store' | 'customer' | 'asset'): Condition => ({
  op: 'exists',
  at: { from: 'order', key: `${whom}_id` },
})

const tags: ConditionReference = { from: 'order', key: 'tags' }

/** The order carries the tag. */
export const tagged = (tag: string): Condition => ({
  op: 'all',
  of: [
    { op: 'exists', at: tags },
    { op: 'contains', at: tags, value: tag },
  ],
})

export const every = (...of: readonly Condition[]): Condition => ({ op: 'all', of })
export const either = (...of: readonly Condition[]): Condition => ({ op: 'any', of })
export const not = (of: Condition): Condition => ({ op: 'not', of })
