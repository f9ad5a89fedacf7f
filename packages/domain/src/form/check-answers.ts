import { type Fault, fault } from './fault.ts'
import type { Answers, FormSchema } from './field.ts'
import type { Missing } from './fields/rules.ts'
import { lookAt } from './look.ts'
import { isRecord, own } from './own.ts'
import { preparedForm } from './prepared-form.ts'
import { askOf, type FormContext, missingIn } from './what-is-missing.ts'

const pieces = { value: '.done', reason: '.note', photo_before: '.before', photo_after: '.after', one_of: '' } as const

const pathOf = ({ field, line, what }: Missing): string =>
  line === null ? `answers.${field}` : `answers.${field}.${line}${pieces[what]}`

function lackingOf(schema: FormSchema, missing: Missing): Fault {
  const group = schema.atLeastOneOf?.find((keys) => keys.includes(missing.field))
  return missing.what === 'one_of' && group
    ? fault('required', pathOf(missing), { oneOf: group.join(',') })
    : fault('required', pathOf(missing))
}

/** A form of strangers is wrong already; naming more of them only makes the reply long. */
const mostUnknown = 20

/**
 * Every fault of the answers, in the form's order; empty means they may be kept. A draft is held to the kind of each
 * answer and to closed lines only; a final form also to what is required and to the limits. Hidden fields are not judged.
 */
export function checkAnswers(
  schema: FormSchema,
  answers: Answers,
  context: FormContext & { readonly mode: 'draft' | 'final' },
): readonly Fault[] {
  if (!isRecord(answers)) return [fault('wrong_kind', 'answers')]
  const form = preparedForm(schema)
  const look = lookAt(form, answers, context.facts)
  const ask = askOf(context, context.mode)
  const faults: Fault[] = []
  for (const key of Object.keys(answers))
    if (!form.byKey.has(key) && faults.length < mostUnknown)
      faults.push(fault('unknown_field', `answers.${key.slice(0, 32)}`))
  for (const field of form.fields) {
    if (!look.shown[field.at]) continue
    const wrong = field.check(own(look.answers, field.key), ask)
    if (wrong.length > 0) faults.push(...wrong)
  }
  if (context.mode === 'draft') return faults
  for (const missing of missingIn(form, look, ask)) faults.push(lackingOf(schema, missing))
  return faults
}
