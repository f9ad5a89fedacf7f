import type { Condition } from '@field/domain/condition'
import type {
  CascadeOption,
  ChecklistLine,
  Field,
  FieldDefault,
  FormSchema,
  Option,
  TextFormat,
} from '@field/domain/form'
import { label, type Named, type Words } from './words.ts'

/** A form of its first version. */
export const form = (...fields: readonly Field[]): FormSchema => ({ version: 1, fields })

/** The form, of whose named fields one answer is enough and none is too little. */
export const oneOf = (keys: readonly string[], schema: FormSchema): FormSchema => ({ ...schema, atLeastOneOf: [keys] })

/** The field must be answered, always or when the condition holds. */
export const must = (field: Field, condition?: Condition): Field => ({ ...field, required: condition ?? true })

/** The field is asked only when the condition holds. */
export const when = (condition: Condition, field: Field): Field => ({ ...field, visible: condition })

/** The field with a word of help under it. */
export const helped = (help: Words, field: Field): Field => ({ ...field, help: label(help) })

/** The field as it is first filled. */
export const from = (first: FieldDefault, field: Field): Field => ({ ...field, default: first })

/** The field that can only be answered when the work is over. */
export const atTheEnd = (field: Field): Field => ({ ...field, askedLast: true })

export const options = (named: Named): readonly Option[] =>
  Object.entries(named).map(([value, words]) => ({ value, label: label(words) }))

export const text = (key: string, words: Words, max = 60, format?: TextFormat): Field => ({
  key,
  kind: 'text',
  label: label(words),
  max,
  ...(format && { format }),
})

export const longText = (key: string, words: Words, max = 1_000): Field => ({
  key,
  kind: 'long_text',
  label: label(words),
  max,
})

/** A number between bounds, with its unit and how many decimals. */
export const number = (
  key: string,
  words: Words,
  [min, max]: readonly [number, number],
  unit?: Words,
  decimals = 0,
): Field => ({ key, kind: 'number', label: label(words), min, max, decimals, ...(unit && { unit: label(unit) }) })

/** An amount in fen, up to so many yuan. */
export const money = (key: string, words: Words, maxYuan = 1_000_000): Field => ({
  key,
  kind: 'money',
  label: label(words),
  min: 0,
  max: maxYuan * 100,
})

export const select = (key: string, words: Words, named: Named): Field => ({
  key,
  kind: 'select',
  label: label(words),
  options: options(named),
})

export const several = (key: string, words: Words, named: Named): Field => ({
  key,
  kind: 'multi_select',
  label: label(words),
  options: options(named),
})

export const yesNo = (key: string, words: Words): Field => select(key, words, { yes: '是 | Yes', no: '否 | No' })

/** A choice of a cascade: what stands below it (or nothing: a leaf), and the tags it gives to the order. */
export const choice = (
  value: string,
  words: Words,
  below: readonly CascadeOption[] = [],
  ...tags: readonly string[]
): CascadeOption => ({
  value,
  label: label(words),
  ...(below.length > 0 && { children: below }),
  ...(tags.length > 0 && { tags }),
})

/** Leaves that give no tags. */
export const leaves = (named: Named): readonly CascadeOption[] => options(named)

/** A choice from level to level; each level by its name. */
export const cascade = (
  key: string,
  words: Words,
  levels: readonly Words[],
  choices: readonly CascadeOption[],
): Field => ({ key, kind: 'cascade', label: label(words), levels: levels.map(label), options: choices })

const media =
  (kind: 'photo' | 'audio' | 'video' | 'file') =>
  (key: string, words: Words, max = 9): Field => ({ key, kind, label: label(words), max })

export const photo = media('photo')
export const audio = media('audio')
export const video = media('video')
export const file = media('file')

const plain =
  (
    kind:
      | 'date'
      | 'datetime'
      | 'time_range'
      | 'phone'
      | 'address'
      | 'location'
      | 'signature'
      | 'rating'
      | 'serial'
      | 'asset'
      | 'person'
      | 'section'
      | 'hint',
  ) =>
  (key: string, words: Words): Field => ({ key, kind, label: label(words) })

export const date = plain('date')
export const datetime = plain('datetime')
export const timeRange = plain('time_range')
export const phone = plain('phone')
export const address = plain('address')
export const location = plain('location')
export const signature = plain('signature')
export const rating = plain('rating')
export const serial = plain('serial')
export const asset = plain('asset')
export const person = plain('person')
export const section = plain('section')
export const hint = plain('hint')

/** A day from today on. */
export const dayToCome = (key: string, words: Words): Field => ({
  key,
  kind: 'date',
  label: label(words),
  min: 'today',
})

export const parts = (key: string, words: Words): Field => ({ key, kind: 'part_lines', label: label(words) })

/** Lines of an offer; `maxDiscount` in permille of a line. */
export const quote = (key: string, words: Words, maxDiscount = 0): Field => ({
  key,
  kind: 'quote_lines',
  label: label(words),
  min: 1,
  maxDiscount,
})

/** The sum of an offer's lines. */
export const quoteTotal = (key: string, words: Words, lines: string): Field => ({
  key,
  kind: 'computed',
  label: label(words),
  formula: { op: 'lines', key: lines, take: 'amount' },
  as: 'money',
})

/** Lines to be done one by one; `evidence` is the photos that each wants, `actions` what may have been done. */
export const checklist = (
  key: string,
  words: Words,
  lines: Named,
  { evidence = 'none', actions }: { readonly evidence?: ChecklistLine['evidence']; readonly actions?: Named } = {},
): Field => ({
  key,
  kind: 'checklist',
  label: label(words),
  lines: Object.entries(lines).map(([line, said]) => ({
    key: line,
    label: label(said),
    evidence,
    ...(actions && { actions: options(actions) }),
  })),
})

/** What anybody standing before a broken thing can give: pictures, a voice, words. Any one is enough with `oneOf`. */
export const shownOrTold: readonly Field[] = [
  photo('photos', '照片 | Photos'),
  audio('voice', '语音 | Voice', 3),
  longText('words', '文字 | In words'),
]
