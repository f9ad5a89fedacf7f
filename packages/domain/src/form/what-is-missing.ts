import type { ConditionFacts } from '../condition/index.ts'
import type { Instant } from '../kernel/index.ts'
import type { Answers, FormSchema } from './field.ts'
import { type Ask, isEmpty, type Missing } from './fields/rules.ts'
import { chinaMinutes, dayOf } from './fields/telling.ts'
import { decide, type Look, lookAt } from './look.ts'
import { own } from './own.ts'
import { type PreparedForm, preparedForm } from './prepared-form.ts'

export type FormContext = {
  readonly facts?: ConditionFacts
  /** Checklist lines still to be done in this round; null or absent means all. */
  readonly openLines?: readonly string[] | null
  /** Answers of the round before: what the closed lines must stay. */
  readonly locked?: Answers
  /** The present, for dates limited by today; without it they are not. */
  readonly now?: Instant
  /** Minutes the territory's clocks are ahead of UTC; 480, China's, when left out. */
  readonly offsetMinutes?: number
}

export function askOf(context: FormContext, mode: Ask['mode']): Ask {
  const { openLines = null, locked = {}, now, offsetMinutes = chinaMinutes } = context
  return { mode, openLines, locked, offsetMinutes, today: now === undefined ? null : dayOf(now, offsetMinutes) }
}

export function missingIn(form: PreparedForm, { answers, facts, shown }: Look, ask: Ask): readonly Missing[] {
  const missing: Missing[] = []
  for (const group of form.groups) {
    const open = group.filter(({ at }) => shown[at])
    const [first] = open
    if (first && open.every(({ key }) => isEmpty(own(answers, key))))
      missing.push({ field: first.key, line: null, what: 'one_of' })
  }
  for (const field of form.asked) {
    if (!shown[field.at] || !decide(field.required, facts, false)) continue
    const lacking = field.missing(own(answers, field.key), ask)
    if (lacking.length > 0) missing.push(...lacking)
  }
  return missing
}

/**
 * What still has to be given before the form is final, in the order in which a person would give it: fields in order,
 * a checklist line by line, what is asked last at the end. Empty means complete (limits are `checkAnswers`'s).
 */
export function whatIsMissing(schema: FormSchema, answers: Answers, context: FormContext = {}): readonly Missing[] {
  const form = preparedForm(schema)
  return missingIn(form, lookAt(form, answers, context.facts), askOf(context, 'final'))
}
