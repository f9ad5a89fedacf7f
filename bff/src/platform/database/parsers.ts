import type { Instant } from '@field/domain/kernel'
import pg from 'pg'

const oid = { int8: 20, texts: 1009, int8s: 1016, date: 1082, timestamptz: 1184, timestamptzs: 1185 }

/**
 * bigint as a number. Beyond 2^53 a number would lie and a string would be added like text, so it is a fault; no amount
 * in fen and no count of ours comes near.
 */
export function parseInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new RangeError(`The database gave ${text}, which is beyond the safe integers.`)
  return value
}

/** timestamptz as epoch milliseconds, cut after the millisecond; infinity stays infinite. */
export function parseInstant(text: string): Instant {
  const usual = parseUsual(text)
  if (usual !== null) return usual
  if (text === 'infinity') return Infinity
  if (text === '-infinity') return -Infinity
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,3})?\d*([+-]\d\d)(:\d\d)?$/.exec(text)
  if (!parts) throw new RangeError(`The database gave the time ${text}, which is outside the years 1 to 9999.`)
  const [, day, time, fraction = '', hours, minutes = ':00'] = parts
  return Date.parse(`${day}T${time}${fraction}${hours}${minutes}`)
}

const two = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

/** `2026-11-22 01:02:03.456789+00`, as sessions in UTC give it: read digit by digit, since a list has a hundred of them. */
function parseUsual(text: string): Instant | null {
  const { length } = text
  if (length < 22 || length > 29 || text[4] !== '-' || text[13] !== ':' || !text.endsWith('+00')) return null
  let milliseconds = 0
  for (let digit = 0; digit < 3; digit++) {
    const at = 20 + digit
    milliseconds = milliseconds * 10 + (length > 22 && at < length - 3 ? text.charCodeAt(at) - 48 : 0)
  }
  const year = two(text, 0) * 100 + two(text, 2)
  // Date.UTC takes years below 100 for those of the last century.
  return year < 100
    ? null
    : Date.UTC(year, two(text, 5) - 1, two(text, 8), two(text, 11), two(text, 14), two(text, 17), milliseconds)
}

type Parse = (text: string) => unknown

const texts = pg.types.getTypeParser(oid.texts) as (text: string) => (string | null)[]

const list = (parse: Parse) => (text: string) => texts(text).map((item) => (item === null ? null : parse(item)))

// A date is a day in the calendar, not a moment: pg would make it midnight in the time zone of this machine.
const ours = new Map<number, Parse>([
  [oid.int8, parseInteger],
  [oid.int8s, list(parseInteger)],
  [oid.date, (text) => text],
  [oid.timestamptz, parseInstant],
  [oid.timestamptzs, list(parseInstant)],
])

/** How our connections read values; given to each pool, so other users of pg in the process are not touched. */
export const parsers: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : ours.get(id)) ??
    pg.types.getTypeParser(id, format as 'text')) as typeof pg.types.getTypeParser,
}
