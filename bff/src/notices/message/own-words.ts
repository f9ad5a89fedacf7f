import { type Language, say } from '@field/domain/kernel'
import { cutTo, fill, type Saying, type Value } from '@field/domain/notice'
import { placeholderLimits } from '@field/domain/workflow'
import { moment } from './moment.ts'
import { expectation, type Told } from './told.ts'
import { said } from './words.ts'

/** What is known when a message is read or sent, of those that the placeholders ask for. */
export type Known = Pick<Told, 'fields' | 'timeZone' | 'technician' | 'store' | 'names'>

type Own = keyof typeof placeholderLimits
type Text = (known: Known, language: Language) => string | null

const own: Readonly<Record<Own, Text>> = {
  title: ({ fields }) => fields.title,
  number: ({ fields }) => fields.number,
  place: ({ store, fields }) => store ?? fields.address,
  technician: ({ technician }, language) => technician ?? say(said.someone, language),
  expected: (known) => timeOf(expectation(known.fields), known),
  deadline: (known) => {
    const { decideBy, latestAt, expectedAt } = known.fields
    return timeOf(decideBy ?? latestAt ?? expectedAt, known)
  },
}

const timeOf = (at: number | null, { timeZone }: Known): string | null => (at === null ? null : moment(at, timeZone))

function textOfValue(value: Value, known: Known, language: Language): { text: string | null; most: number } {
  switch (value.kind) {
    case 'words':
      return { text: say(value.words, language), most: value.most }
    case 'at': {
      const text = moment(value.at, known.timeZone)
      return { text: value.dayOnly ? (text.split(' ')[0] ?? text) : text, most: text.length }
    }
    case 'person':
      return { text: known.names?.[value.personId] ?? null, most: placeholderLimits.technician }
  }
}

const isOwn = (name: string): name is Own => Object.hasOwn(own, name)

/**
 * Words of a work type with everything filled in, each placeholder cut to the room that the checker has reckoned with
 * unless it stands alone. `missing` stands for what is not known; without it the whole is null then.
 */
export function ownWords(
  words: string,
  saying: Saying,
  known: Known,
  language: Language,
  missing: string | null = null,
): string | null {
  return fill(words, (name, alone) => {
    const value = Object.hasOwn(saying.values, name) ? saying.values[name] : undefined
    const { text, most } = value
      ? textOfValue(value, known, language)
      : isOwn(name)
        ? { text: own[name](known, language), most: placeholderLimits[name] }
        : { text: null, most: 0 }
    if (text === null || text === '') return missing
    return alone ? text : cutTo(text, most)
  })
}

/** What the work type says in the inbox, in that language; null where it says nothing of its own. */
export function inboxWords(known: Known, language: Language): string | null {
  const { saying } = known.fields
  return saying?.words ? ownWords(say(saying.words, language), saying, known, language, '—') : null
}
