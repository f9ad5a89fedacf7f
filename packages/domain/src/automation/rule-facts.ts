import { type ConditionFacts, type ConditionReference, readFact } from '../condition/index.ts'
import type { Answers } from '../form/index.ts'
import { factsOf, type WorkOrder } from '../work-order/index.ts'
import type { RuleAnswer } from './rule.ts'

/** What a rule's condition and its answers may read of an order: all that a branch may, and the stars it was given. */
export function ruleFacts(order: WorkOrder, given: ConditionFacts = {}): ConditionFacts {
  const facts = factsOf(order, given)
  return { ...facts, order: { ...facts.order, number: order.number, stars: order.rating?.stars ?? null } }
}

const isReference = (answer: RuleAnswer): answer is ConditionReference =>
  typeof answer === 'object' && !Array.isArray(answer)

/** The answers that a rule gives to the order it opens; a reference to what is not there is left out. */
export function answersBy(answers: Readonly<Record<string, RuleAnswer>> | undefined, facts: ConditionFacts): Answers {
  return Object.fromEntries(
    Object.entries(answers ?? {}).flatMap(([key, answer]) => {
      const value = isReference(answer) ? readFact(facts, answer) : answer
      return value === undefined ? [] : [[key, value as Answers[string]]]
    }),
  )
}
