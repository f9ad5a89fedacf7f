import type { Condition, ConditionReference } from '../../condition/index.ts'

const nameOf = ({ from, key }: ConditionReference): string => `${from}.${key}`

function shared(sets: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = sets
  return first.filter((name) => others.every((set) => set.includes(name)))
}

/** What surely has a value when the condition holds, as `answer.key` or `order.key`: every comparison but `not_equals` fails on what is absent. */
export function presentWhen(condition: Condition, holds = true): readonly string[] {
  switch (condition.op) {
    case 'not':
      return presentWhen(condition.of, !holds)
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) => presentWhen(part, holds))
      return (condition.op === 'all') === holds ? parts.flat() : shared(parts)
    }
    case 'exists':
    case 'in':
      return holds ? [nameOf(condition.at)] : []
    default: {
      const compares = condition.op === 'not_equals' ? !holds : holds
      const other = typeof condition.value === 'object' ? [nameOf(condition.value)] : []
      return compares ? [nameOf(condition.at), ...other] : []
    }
  }
}
