import type { FieldKind } from '../field.ts'
import { own } from '../own.ts'
import { address } from './address.ts'
import { cascade } from './cascade.ts'
import { checklist } from './checklist.ts'
import { computed } from './computed.ts'
import { date } from './date.ts'
import { location } from './location.ts'
import { media } from './media.ts'
import { money } from './money.ts'
import { multiSelect } from './multi-select.ts'
import { number } from './number.ts'
import { phone } from './phone.ts'
import { partLines, serviceItems } from './picked-lines.ts'
import { quoteLines } from './quote-lines.ts'
import { rating } from './rating.ts'
import { asset, person } from './reference.ts'
import type { Kind } from './rules.ts'
import { section } from './section.ts'
import { select } from './select.ts'
import { serial } from './serial.ts'
import { signature } from './signature.ts'
import { text } from './text.ts'
import { timeRange } from './time-range.ts'

const registry: { readonly [K in FieldKind]: Kind<K> } = {
  text,
  long_text: text,
  number,
  money,
  select,
  multi_select: multiSelect,
  cascade,
  date,
  datetime: date,
  time_range: timeRange,
  phone,
  address,
  location,
  photo: media,
  audio: media,
  video: media,
  file: media,
  signature,
  rating,
  serial,
  asset,
  person,
  part_lines: partLines,
  service_items: serviceItems,
  quote_lines: quoteLines,
  checklist,
  computed,
  section,
  hint: section,
}

/** Every kind of field that this version knows. */
export const fieldKinds = Object.keys(registry) as readonly FieldKind[]

/** The rules of a kind; undefined for one that a newer version made: it is shown as text and never judged here. */
export const kindOf = (kind: string): Kind<FieldKind> | undefined =>
  own(registry as Readonly<Record<string, Kind<FieldKind>>>, kind)

export const isKnownKind = (kind: string): kind is FieldKind => kindOf(kind) !== undefined
