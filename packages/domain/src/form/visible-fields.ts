import { type Condition, type ConditionFacts, evaluateCondition } from '../condition/index.ts'
import type { Answers, Field, FormSchema } from './field.ts'
import { own } from './own.ts'

/** The same facts with these answers laid over the earlier ones. */
export const withAnswers = (facts: ConditionFacts, answers: Answers): ConditionFacts => ({
  ...facts,
  answer: { ...facts.answer, ...answers },
})

function decide(condition: boolean | Condition | undefined, facts: ConditionFacts, otherwise: boolean): boolean {
  if (condition === undefined || typeof condition === 'boolean') return condition ?? otherwise
  const found = evaluateCondition(condition, facts)
  return found.ok ? found.value : otherwise
}

/**
 * The fields to show over these facts, in order. A condition that this version cannot read leaves its field visible
 * and not required, so an older client shows too much rather than too little.
 */
export const visibleFields = (schema: FormSchema, facts: ConditionFacts): readonly Field[] =>
  schema.fields.filter((field) => decide(field.visible, facts, true))

export const isRequired = (field: Field, facts: ConditionFacts): boolean => decide(field.required, facts, false)

/** The answers without those of hidden fields and of keys that the form does not have: what a finished task keeps. */
export function visibleAnswers(schema: FormSchema, answers: Answers, facts: ConditionFacts): Answers {
  const kept = visibleFields(schema, withAnswers(facts, answers)).flatMap((field) => {
    const answer = own(answers, field.key)
    return answer === undefined ? [] : [[field.key, answer] as const]
  })
  return Object.fromEntries(kept)
}
