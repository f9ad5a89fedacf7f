import { type ConditionFacts, type ConditionReference, conditionReferences, readFact } from '../condition/index.ts'
import type { Answers } from '../form/index.ts'
import { factsOf, type WorkOrder } from '../work-order/index.ts'
import type { AutomationRule, RuleAnswer } from './rule.ts'

const monthOrders = 'territory_month_orders'

/** Whether a rule's condition asks how many orders the territory has had in the month, which must be counted for it. */
export const asksMonth = ({ if: asked }: Pick<AutomationRule, 'if'>): boolean =>
  asked !== undefined && conditionReferences(asked).some(({ from, key }) => from === 'order' && key === monthOrders)

/**
 * What a rule's condition and its answers may read of an order: all that a branch may, the stars it was given, and, when
 * it was counted, which order of its territory's month it is (1 is the first).
 */
export function ruleFacts(order: WorkOrder, given: ConditionFacts = {}, inMonth: number | null = null): ConditionFacts {
  const facts = factsOf(order, given)
  const { number, rating } = order
  return { ...facts, order: { ...facts.order, number, stars: rating?.stars ?? null, [monthOrders]: inMonth } }
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
