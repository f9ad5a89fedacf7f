import type { ConditionFacts } from '../condition/index.ts'
import type { Answer, Answers, Field, FormSchema } from './field.ts'
import { decide, lookAt, put } from './look.ts'
import { own } from './own.ts'
import { preparedForm } from './prepared-form.ts'

/** The same facts with these answers laid over the earlier ones. */
export const withAnswers = (facts: ConditionFacts, answers: Answers): ConditionFacts => ({
  ...facts,
  answer: { ...facts.answer, ...answers },
})

/**
 * The fields to show over these facts, in order. A condition that this version cannot read leaves its field visible
 * and not required, so an older client shows too much rather than too little.
 */
export function visibleFields(schema: FormSchema, facts: ConditionFacts): readonly Field[] {
  const form = preparedForm(schema)
  const { shown } = lookAt(form, (facts.answer ?? {}) as Answers, facts)
  return schema.fields.filter((_field, at) => shown[at])
}

/** Whether what the form shows, wants or reckons depends on facts at all; without, there is no need to gather them. */
export const readsFacts = (schema: FormSchema): boolean => preparedForm(schema).readsFacts

export const isRequired = (field: Field, facts: ConditionFacts): boolean =>
  decide(field.required ?? false, facts, false)

/**
 * What a finished task keeps: the answers without those of hidden fields and of keys that the form does not have, and
 * the computed fields as they are reckoned here, whatever was sent for them.
 */
export function visibleAnswers(schema: FormSchema, answers: Answers, facts: ConditionFacts): Answers {
  const form = preparedForm(schema)
  const look = lookAt(form, answers, facts)
  const kept: Record<string, Answer> = {}
  for (const { key, at } of form.fields) {
    const answer = own(look.answers, key)
    if (look.shown[at] && answer !== undefined) put(kept, key, answer)
  }
  return kept
}

/**
 * The answers with every computed field reckoned from the others (over `facts`: earlier answers, the order, the asset …)
 * and without those that cannot be reckoned yet or are hidden. What was there for a computed field does not count.
 */
export function computeAnswers(schema: FormSchema, answers: Answers, facts: ConditionFacts = {}): Answers {
  return lookAt(preparedForm(schema), answers, facts).answers
}
