import type { FormSchema } from '@field/domain/form'
import type { Label, Language } from '@field/domain/kernel'
import type { Entry } from '../../data/outbox/index.ts'
import { refusalWords } from '../../words/refusals.ts'
import type { TechnicianWords } from '../promise.ts'

/** The first thing of an order that the server did not accept, with the field at fault by its label: "修后温度：不能大于 60". */
export function refusedWords(
  entries: readonly Pick<Entry, 'state' | 'failure'>[],
  form: FormSchema | undefined,
  language: Language,
  words: TechnicianWords,
  say: (label: Label) => string,
): string {
  const refused = entries.filter(({ state }) => state !== 'waiting')
  const failure = refused.find((entry) => entry.failure !== null)?.failure
  const wrong = failure?.faults?.[0] ?? failure
  if (!wrong) return words.refusedHere(refused.length)
  const [, key, line] = wrong.path?.startsWith('answers.') ? wrong.path.split('.') : []
  const field = form?.fields.find((one) => one.key === key)
  const part = field?.kind === 'checklist' ? field.lines.find((one) => one.key === line) : undefined
  const label = part?.label ?? field?.label
  const said = refusalWords({ code: wrong.code, ...(wrong.detail && { detail: wrong.detail }) }, language)
  return label ? words.fieldAt(say(label), said) : said
}
