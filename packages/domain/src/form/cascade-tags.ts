import type { ConditionFacts } from '../condition/index.ts'
import type { Answers, FormSchema } from './field.ts'
import { chosenOptions } from './fields/cascade.ts'
import { isTexts } from './fields/simple.ts'
import { lookAt } from './look.ts'
import { own } from './own.ts'
import { preparedForm } from './prepared-form.ts'

/** The tags that the chosen options of all shown cascades give to the order, level by level, each once. */
export function cascadeTags(schema: FormSchema, answers: Answers, facts: ConditionFacts = {}): readonly string[] {
  const form = preparedForm(schema)
  const { shown } = lookAt(form, answers, facts)
  const tags = form.fields.flatMap(({ field, key, at }) => {
    const answer = own(answers, key)
    if (field.kind !== 'cascade' || !shown[at] || !isTexts(answer)) return []
    return chosenOptions(field.options, answer).flatMap((option) => option.tags ?? [])
  })
  return [...new Set(tags)]
}
