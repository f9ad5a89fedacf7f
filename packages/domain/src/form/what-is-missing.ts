import type { ConditionFacts } from '../condition/index.ts'
import type { Answers, FormSchema } from './field.ts'
import { fieldRules } from './fields/registry.ts'
import { isEmpty, type Missing } from './fields/rules.ts'
import { own } from './own.ts'
import { isRequired, visibleFields, withAnswers } from './visible-fields.ts'

export type FormContext = {
  readonly facts?: ConditionFacts
  /** Checklist lines still to be done in this round; null or absent means all. */
  readonly openLines?: readonly string[] | null
  /** Answers of the round before: what the closed lines must stay. */
  readonly locked?: Answers
}

/**
 * What still has to be given before the form is final, in the order in which a person would give it: fields in order,
 * a checklist line by line, what is asked last at the end. Empty means complete (limits are `checkAnswers`'s).
 */
export function whatIsMissing(schema: FormSchema, answers: Answers, context: FormContext = {}): readonly Missing[] {
  const facts = withAnswers(context.facts ?? {}, answers)
  const shown = visibleFields(schema, facts)
  const ask = { mode: 'final', openLines: context.openLines ?? null, locked: undefined } as const
  const asked = shown.filter((field) => isRequired(field, facts))
  const ordered = [...asked.filter((field) => !field.askedLast), ...asked.filter((field) => field.askedLast)]
  const groups = (schema.atLeastOneOf ?? []).flatMap((keys): readonly Missing[] => {
    const open = shown.filter((field) => keys.includes(field.key))
    const [first] = open
    const lacking = first && open.every((field) => isEmpty(own(answers, field.key)))
    return lacking ? [{ field: first.key, line: null, what: 'one_of' }] : []
  })
  return [...groups, ...ordered.flatMap((field) => fieldRules(field).missing(field, own(answers, field.key), ask))]
}
