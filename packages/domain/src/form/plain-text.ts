import type { Language } from '../kernel/index.ts'
import type { Answer, Field } from './field.ts'
import { kindOf } from './fields/registry.ts'
import { isEmpty, type Telling } from './fields/rules.ts'
import { chinaMinutes } from './fields/telling.ts'

type Told = Partial<Pick<Telling, 'names' | 'offsetMinutes'>>

const longest = 1_000
const deepest = 3

/** Any JSON as text, whatever it is: scalars as they are, lists and objects by their members, no deeper than three. */
function bareText(value: unknown, depth = 1): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'object') return String(value)
  if (depth > deepest) return '…'
  const parts = Array.isArray(value)
    ? value.slice(0, 100).map((one) => bareText(one, depth + 1))
    : Object.entries(value)
        .slice(0, 100)
        .map(([name, one]) => (typeof one === 'boolean' && one ? name : `${name}：${bareText(one, depth + 1)}`))
  return parts.join('、').slice(0, longest)
}

/**
 * An answer as text that is read, never edited. With its field: labels in the language, amounts in yuan, times on the
 * territory's clocks, ids by `names` where they are known. Alone, of a kind that this version does not know, or of a
 * shape that does not fit its kind: by its bare JSON values. Nothing is ''.
 */
export function plainText(answer: Answer | undefined): string
export function plainText(field: Field, answer: Answer | undefined, language: Language, told?: Told): string
export function plainText(
  first: Field | Answer | undefined,
  answer?: Answer,
  language?: Language,
  { names = {}, offsetMinutes = chinaMinutes }: Told = {},
): string {
  if (language === undefined) return bareText(first)
  if (isEmpty(answer)) return ''
  const field = first as Field
  return kindOf(field.kind)?.tell(field, answer, { language, names, offsetMinutes }) ?? bareText(answer)
}
