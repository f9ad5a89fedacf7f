import type { ConditionFacts } from '../condition/index.ts'
import type { Answer, Answers, FieldDefault, FormSchema } from './field.ts'
import { kindOf } from './fields/registry.ts'
import { isEmpty } from './fields/rules.ts'
import { own } from './own.ts'
import { preparedForm } from './prepared-form.ts'
import { askOf, type FormContext } from './what-is-missing.ts'

/** Where defaults come from: what is known of the scanned asset, the customer, the order, and earlier answers. */
export type PrefillSources = Pick<ConditionFacts, 'asset' | 'customer' | 'order' | 'answer'>

const sourced = (from: FieldDefault, sources: PrefillSources): unknown =>
  from.from === 'value' ? from.value : own(own(sources, from.from) ?? {}, from.key)

/**
 * The first answers of a fresh form: each default that is known and that its own field would accept as final. A number
 * may fill a text and a text an address; nothing else is bent, and what does not fit is left for the person.
 */
export function prefill(
  schema: FormSchema,
  sources: PrefillSources,
  context: Pick<FormContext, 'now' | 'offsetMinutes'> = {},
): Answers {
  const ask = askOf(context, 'final')
  const filled: [string, Answer][] = []
  for (const { field, key, check } of preparedForm(schema).fields) {
    const kind = kindOf(field.kind)
    if (!field.default || !kind || field.kind === 'computed') continue
    const value = sourced(field.default, sources)
    const answer = kind.take ? kind.take(value) : value
    if (!isEmpty(answer) && check(answer, ask).length === 0) filled.push([key, answer as Answer])
  }
  return Object.fromEntries(filled)
}
