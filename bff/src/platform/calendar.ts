import { type Instant, minute, type WorkCalendar } from '@field/domain/kernel'
import china from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { Log } from './log.ts'

const days: Readonly<Record<string, 'work' | 'rest'>> = Object.fromEntries([
  ...Object.keys(china.holidays).map((date) => [date, 'rest'] as const),
  ...Object.keys(china.workdays).map((date) => [date, 'work'] as const),
])

const known = Object.keys(days).sort()
/** The years whose public holidays and make-up workdays are known. */
export const yearsKnown = { from: Number(known[0]?.slice(0, 4)), to: Number(known.at(-1)?.slice(0, 4)) }

const formats = new Map<string, Intl.DateTimeFormat>()

function offsetMinutes(timeZone: string, at: Instant): number {
  const shape = { timeZone, timeZoneName: 'longOffset' } as const
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en', shape)
  formats.set(timeZone, format)
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  if (sign === undefined) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** Minutes of the local day. */
export type OfficeHours = { readonly officeFrom: number; readonly officeTo: number }

/** 09:00 to 18:00, where nothing else is set. */
export const usualOffice: OfficeHours = { officeFrom: 9 * 60, officeTo: 18 * 60 }
const calendars = new Map<string, WorkCalendar>()

/** The working time of a territory in that time zone, with China's holidays. Offsets are those of `now`. */
export function calendarIn(timeZone: string, now: Instant, office: OfficeHours = usualOffice): WorkCalendar {
  const offset = offsetMinutes(timeZone, now)
  const key = `${timeZone} ${offset} ${office.officeFrom} ${office.officeTo}`
  const made = calendars.get(key) ?? {
    offsetMinutes: offset,
    officeFrom: office.officeFrom,
    officeTo: office.officeTo,
    days,
  }
  calendars.set(key, made)
  return made
}

let told = 0

/** Says once a year that the calendar ends: what lies beyond counts as plain weeks until the library is renewed. */
export function warnOfCalendarEnd(log: Log, now: Instant): void {
  const soon = new Date(now + 60 * 24 * 60 * minute).getUTCFullYear()
  if (soon <= yearsKnown.to || told === soon) return
  told = soon
  log.warn({ year: soon, known: yearsKnown.to }, 'no public holidays are known for that year; renew chinese-days')
}
