import { type Instant, type Label, type Language, say } from '@field/domain/kernel'
import type { Meaning } from '../library.ts'
import { moment } from './moment.ts'
import { inboxWords } from './own-words.ts'
import { expectation, type Told } from './told.ts'
import { hints, said, statusWords } from './words.ts'

type Text = (told: Told, language: Language) => string | null

const when = (at: Instant | null, { timeZone }: Told): string | null => (at === null ? null : moment(at, timeZone))

function span(told: Told): string | null {
  const { expectedAt, latestAt } = told.fields
  if (expectedAt === null || latestAt === null || latestAt <= expectedAt) return when(expectation(told.fields), told)
  return `${moment(expectedAt, told.timeZone)}~${moment(latestAt, told.timeZone)}`
}

function reason({ template, fields: { words, lines } }: Told): Label | string {
  if (words) return words
  if (template === 'task_urged') return said.waiting
  return lines ? said.again(lines) : said.rework
}

const read = (words: Label | string, language: Language): string =>
  typeof words === 'string' ? words : say(words, language)

/** What each meaning says of a message; null when it is not known. */
const texts: Readonly<Record<Meaning, Text>> = {
  number: ({ fields }) => fields.number,
  title: ({ fields }) => fields.title,
  expected: (told) => when(expectation(told.fields), told),
  window: span,
  due: (told) => when(told.fields.decideBy ?? told.fields.latestAt ?? told.fields.expectedAt, told),
  at: (told) => when(told.fields.at, told),
  technician: ({ technician }, language) => technician ?? say(said.someone, language),
  where: ({ store, fields }) => store ?? fields.address,
  status: ({ template, status }, language) =>
    say(template === 'received' ? said.received : statusWords[status], language),
  urgency: ({ urgent }, language) => say(urgent ? said.urgent : said.ordinary, language),
  reason: (told, language) => read(reason(told), language),
  urges: ({ urges }) => String(Math.max(1, urges)),
  stage: (_, language) => say(said.sentBack, language),
  hint: (told, language) => {
    const { template, technician } = told
    const known = template === 'received' && technician !== null
    return inboxWords(told, language) ?? say(known ? said.technicianKnown : hints[template], language)
  },
  words: (told, language) => inboxWords(told, language) ?? say(hints[told.template], language),
}

export const textOf = (meaning: Meaning, told: Told, language: Language): string | null =>
  texts[meaning](told, language)
