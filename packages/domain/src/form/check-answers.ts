import { type Fault, fault } from './fault.ts'
import type { Answers, FormSchema } from './field.ts'
import { fieldRules } from './fields/registry.ts'
import type { Missing } from './fields/rules.ts'
import { own } from './own.ts'
import { visibleFields, withAnswers } from './visible-fields.ts'
import { type FormContext, whatIsMissing } from './what-is-missing.ts'

const pieces = { value: '.done', reason: '.note', photo_before: '.before', photo_after: '.after', one_of: '' } as const

const pathOf = ({ field, line, what }: Missing): string =>
  line === null ? `answers.${field}` : `answers.${field}.${line}${pieces[what]}`

function lackingOf(schema: FormSchema, missing: Missing): Fault {
  const group = schema.atLeastOneOf?.find((keys) => keys.includes(missing.field))
  return missing.what === 'one_of' && group
    ? fault('required', pathOf(missing), { oneOf: group.join(',') })
    : fault('required', pathOf(missing))
}

/**
 * Every fault of the answers, in the form's order; empty means they may be kept. A draft is held to the kind of each
 * answer and to closed lines only; a final form also to what is required and to the limits. Hidden fields are not judged.
 */
export function checkAnswers(
  schema: FormSchema,
  answers: Answers,
  context: FormContext & { readonly mode: 'draft' | 'final' },
): readonly Fault[] {
  const { mode, openLines = null, locked = {} } = context
  const keys = schema.fields.map((field) => field.key)
  const unknown = Object.keys(answers).filter((key) => !keys.includes(key))
  const shown = visibleFields(schema, withAnswers(context.facts ?? {}, answers))
  const wrong = shown.flatMap((field) =>
    fieldRules(field).check(field, own(answers, field.key), `answers.${field.key}`, {
      mode,
      openLines,
      locked: own(locked, field.key),
    }),
  )
  const lacking = mode === 'final' ? whatIsMissing(schema, answers, context) : []
  return [
    ...unknown.map((key) => fault('unknown_field', `answers.${key.slice(0, 32)}`)),
    ...wrong,
    ...lacking.map((missing) => lackingOf(schema, missing)),
  ]
}
