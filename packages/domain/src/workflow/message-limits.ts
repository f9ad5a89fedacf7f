import type { CascadeOption, Field } from '../form/index.ts'
import type { Label } from '../kernel/index.ts'

/** The kinds of keyword a WeChat template can hold; a field is its kind and a number, as in `thing1`. */
export const messageFieldKinds = [
  'thing',
  'number',
  'letter',
  'symbol',
  'character_string',
  'time',
  'date',
  'amount',
  'phone_number',
  'car_number',
  'name',
  'phrase',
  'enum',
] as const
export type MessageFieldKind = (typeof messageFieldKinds)[number]

const limits: Readonly<Record<MessageFieldKind, number | null>> = {
  thing: 20,
  number: 32,
  letter: 32,
  symbol: 5,
  character_string: 32,
  time: null,
  date: null,
  amount: 12,
  phone_number: 17,
  car_number: 8,
  name: 10,
  phrase: 5,
  enum: null,
}

/** The most characters (UTF-16 units) a value of this kind may have; null where its format is its limit. A name of Latin letters alone may have 20. */
export const fieldLimit = (kind: MessageFieldKind): number | null => limits[kind]

/** `thing` for `thing12`; null for what is no kind and number. */
export function messageFieldKind(field: string): MessageFieldKind | null {
  const name = /^([a-z_]+?)\d{1,3}$/.exec(field)?.[1]
  return messageFieldKinds.find((kind) => kind === name) ?? null
}

/** What a piece of words consists of, as far as it can be known before it is said. */
export type Alphabet = 'any' | 'han' | 'ascii' | 'digits' | 'amount' | 'time' | 'phone' | 'name' | 'plate'

/** A piece of words by what it can be at its longest. */
export type Piece = { readonly text: string | null; readonly length: number; readonly alphabet: Alphabet }

/** What the product's own placeholders are cut to when they are filled. */
export const placeholderLimits = {
  title: 20,
  number: 20,
  place: 20,
  technician: 10,
  expected: 20,
  deadline: 20,
} as const

const alphabets = {
  title: 'any',
  number: 'ascii',
  place: 'any',
  technician: 'name',
  expected: 'time',
  deadline: 'time',
} as const

const flat = (options: readonly CascadeOption[]): readonly Label[] =>
  options.flatMap(({ label, children }) => [label, ...flat(children ?? [])])

const han = /^\p{Unified_Ideograph}+$/u

function chosen(labels: readonly Label[], language: keyof Label): Piece {
  const texts = labels.map((label) => label[language] ?? label['zh-CN'])
  const length = Math.max(0, ...texts.map((text) => text.length))
  return { text: null, length, alphabet: texts.every((text) => han.test(text)) ? 'han' : 'any' }
}

function digits(field: Field & { readonly kind: 'number' }): number {
  const { min = -999_999_999, max = 999_999_999, decimals = 0 } = field
  return Math.max(`${Math.trunc(min)}`.length, `${Math.trunc(max)}`.length) + (decimals > 0 ? 1 + decimals : 0)
}

/** How an answer reads in a message at its longest; null for kinds that cannot be said in a line (photos, lists). */
export function pieceOfAnswer(field: Field, language: keyof Label): Piece | null {
  switch (field.kind) {
    case 'select':
      return chosen(
        field.options.map(({ label }) => label),
        language,
      )
    case 'cascade':
      return chosen(flat(field.options), language)
    case 'text':
    case 'long_text': {
      if (field.format === 'phone') return { text: null, length: 17, alphabet: 'phone' }
      if (field.format === 'plate') return { text: null, length: 8, alphabet: 'plate' }
      return { text: null, length: field.max ?? 200, alphabet: field.format === undefined ? 'any' : 'ascii' }
    }
    case 'number':
      return { text: null, length: digits(field), alphabet: 'digits' }
    case 'rating':
      return { text: null, length: 1, alphabet: 'digits' }
    case 'money':
      return { text: null, length: 12, alphabet: 'amount' }
    case 'computed':
      return { text: null, length: 12, alphabet: field.as === 'money' ? 'amount' : 'digits' }
    case 'date':
    case 'datetime':
      return { text: null, length: 20, alphabet: 'time' }
    case 'phone':
      return { text: null, length: 17, alphabet: 'phone' }
    case 'serial':
      return { text: null, length: 32, alphabet: 'ascii' }
    case 'person':
      return { text: null, length: 10, alphabet: 'name' }
    default:
      return null
  }
}

function literal(text: string): Piece {
  const alphabet: Alphabet = /^[\d.]+$/.test(text)
    ? 'digits'
    : /^[\x20-\x7e]*$/.test(text)
      ? 'ascii'
      : han.test(text)
        ? 'han'
        : 'any'
  return { text, length: text.length, alphabet }
}

/** What placeholders may stand for here: answers by key, and the labels that `{node}` may take. */
export type Speaking = { readonly answers: ReadonlyMap<string, Field>; readonly nodes: readonly Label[] }

function placeholder(name: string, language: keyof Label, { answers, nodes }: Speaking): Piece | null {
  if (name === 'node') return chosen(nodes, language)
  if (name in alphabets && Object.hasOwn(alphabets, name)) {
    const known = name as keyof typeof alphabets
    return { text: null, length: placeholderLimits[known], alphabet: alphabets[known] }
  }
  const field = name.startsWith('answer.') ? answers.get(name.slice(7)) : undefined
  return field ? pieceOfAnswer(field, language) : null
}

/** Cuts words into pieces; `unknown` is the first placeholder that means nothing. */
export function piecesOf(
  words: string,
  language: keyof Label,
  speaking: Speaking,
): { readonly pieces: readonly Piece[]; readonly unknown: string | null } {
  const parts = words.split(/(\{[^{}]*\})/).filter((part) => part !== '')
  const pieces = parts.map((part) => {
    if (!part.startsWith('{')) return part.includes('{') || part.includes('}') ? null : literal(part)
    return placeholder(part.slice(1, -1), language, speaking)
  })
  const bad = pieces.indexOf(null)
  return { pieces: pieces.filter((piece) => piece !== null), unknown: bad < 0 ? null : (parts[bad] as string) }
}

const takes: Readonly<Record<MessageFieldKind, readonly Alphabet[] | null>> = {
  thing: null,
  number: ['digits'],
  letter: ['ascii'],
  symbol: ['ascii'],
  character_string: ['ascii', 'digits'],
  time: ['time'],
  date: ['time'],
  amount: ['amount', 'digits'],
  phone_number: ['phone', 'digits'],
  car_number: ['plate'],
  name: ['name', 'han', 'ascii'],
  phrase: ['han'],
  enum: null,
}

/** What a WeChat field would refuse of these pieces: too many characters at their longest, or others than it takes. */
export function fitOf(
  kind: MessageFieldKind,
  pieces: readonly Piece[],
):
  | { readonly rule: 'too_long'; readonly length: number; readonly limit: number }
  | { readonly rule: 'characters' }
  | null {
  const allowed = takes[kind]
  const words = pieces.map(({ text }) => text ?? '').join('')
  const alone = kind !== 'time' && kind !== 'date' ? true : pieces.length === 1
  if (/\p{Cc}|[\u2028\u2029]/u.test(words) || !alone) return { rule: 'characters' }
  if (kind === 'letter' && !/^[A-Za-z]*$/.test(words)) return { rule: 'characters' }
  if (kind === 'symbol' && !/^[\p{P}\p{S}]*$/u.test(words)) return { rule: 'characters' }
  const amountSign =
    kind === 'amount' ? pieces.filter(({ text }) => text === null || !/^[\p{Sc}￥]$|^元$/u.test(text)) : pieces
  if (allowed && !amountSign.every(({ alphabet }) => allowed.includes(alphabet))) return { rule: 'characters' }
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const latin = kind === 'name' && pieces.every(({ alphabet }) => alphabet === 'ascii')
  const limit = latin ? 20 : fieldLimit(kind)
  return limit !== null && length > limit ? { rule: 'too_long', length, limit } : null
}
