import { type Language, say } from '../../kernel/index.ts'
import { options } from '../definition/shapes.ts'
import { formLimits } from '../definition/walk.ts'
import { fault } from '../fault.ts'
import type { Option } from '../field.ts'
import { nothing } from './rules.ts'
import { isText, simple } from './simple.ts'

/** What an option is called, or its bare value when the form no longer has it. */
export function optionText(choices: readonly Option[], value: string, language: Language): string {
  const chosen = choices.find((option) => option.value === value)
  return chosen ? say(chosen.label, language) : value
}

export const select = simple<'select', string>({
  members: { must: { options: options(formLimits.options) } },
  fits: isText,
  limits: (field, path) => {
    const values = new Set(field.options.map(({ value }) => value))
    return (answer) => (values.has(answer) ? nothing : [fault('not_an_option', path)])
  },
  tell: (answer, field, { language }) => optionText(field.options, answer, language),
})
