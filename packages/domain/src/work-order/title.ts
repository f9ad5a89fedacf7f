import { type Answers, own } from '../form/index.ts'
import { type Language, say } from '../kernel/index.ts'
import type { WorkTypeDefinition } from '../workflow/index.ts'

/**
 * A short title from what was reported: the thing and its symptoms ("冷冻柜不制冷、结霜"), else the first words, else the
 * work type. `thing` is how people call the asset; at most 60 characters.
 */
export function titleOf(
  definition: WorkTypeDefinition,
  answers: Answers,
  thing: string,
  language: Language = 'zh-CN',
): string {
  const said = definition.report.fields.flatMap((field) => {
    const answer = own(answers, field.key)
    if (field.kind !== 'multi_select' || !Array.isArray(answer)) return []
    return field.options.filter(({ value }) => answer.includes(value)).map(({ label }) => say(label, language))
  })
  const words = definition.report.fields.flatMap((field) => {
    const answer = own(answers, field.key)
    return field.kind === 'long_text' && typeof answer === 'string' ? [answer.trim().split(/[。\n]/)[0] ?? ''] : []
  })
  const joined =
    said.length > 0 ? said.join(language === 'en' ? ', ' : '、') : (words.find((word) => word !== '') ?? '')
  const space = language === 'en' && thing !== '' && joined !== '' ? ': ' : ''
  const title =
    joined === '' && thing === ''
      ? say(definition.label, language)
      : `${thing}${space}${joined || say(definition.label, language)}`
  return [...title].slice(0, 60).join('')
}
