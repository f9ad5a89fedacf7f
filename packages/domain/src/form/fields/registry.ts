import type { Field, FieldKind } from '../field.ts'
import { own } from '../own.ts'
import { checklist } from './checklist.ts'
import { date } from './date.ts'
import { media } from './media.ts'
import { money } from './money.ts'
import { multiSelect } from './multi-select.ts'
import { number } from './number.ts'
import { phone } from './phone.ts'
import { rating } from './rating.ts'
import type { FieldRules } from './rules.ts'
import { section } from './section.ts'
import { select } from './select.ts'
import { serial } from './serial.ts'
import { signature } from './signature.ts'
import { text } from './text.ts'

const registry: Readonly<Record<FieldKind, FieldRules>> = {
  text,
  long_text: text,
  number,
  money,
  select,
  multi_select: multiSelect,
  date,
  datetime: date,
  phone,
  photo: media,
  audio: media,
  video: media,
  file: media,
  signature,
  rating,
  serial,
  checklist,
  section,
  hint: section,
}

/** A kind that this version does not know is shown as text and never judged here: the server that published it will. */
const unknownKind: FieldRules = { check: () => [], missing: () => [] }

export const isKnownKind = (kind: string): kind is FieldKind => own(registry, kind) !== undefined

export const fieldRules = (field: Field): FieldRules => own(registry, field.kind) ?? unknownKind
