import { day, type Instant, minute } from './time.ts'

/** How time is counted: every minute, whole workdays of 24 hours, or the minutes between office hours on workdays. */
export type CalendarKind = 'natural' | 'workdays' | 'office'

/**
 * The working time of a territory. `offsetMinutes` east of UTC, the same all year; office hours in minutes of the local
 * day; `days` are the exceptions to Monday to Friday by local date, 'YYYY-MM-DD'.
 */
export type WorkCalendar = {
  readonly offsetMinutes: number
  readonly officeFrom: number
  readonly officeTo: number
  readonly days: Readonly<Record<string, 'work' | 'rest'>>
}

/** China's time, 09:00 to 18:00, plain weekends. */
export const plainCalendar: WorkCalendar = { offsetMinutes: 480, officeFrom: 540, officeTo: 1_080, days: {} }

/** Further than this many days nobody counts; a calendar without any working time ends here instead of never. */
const mostDays = 20_000

const localDay = ({ offsetMinutes }: WorkCalendar, at: Instant): number =>
  Math.floor((at + offsetMinutes * minute) / day)

function isWorkingDay({ days }: WorkCalendar, number: number): boolean {
  const said = days[new Date(number * day).toISOString().slice(0, 10)]
  if (said !== undefined) return said === 'work'
  const weekday = (((number + 4) % 7) + 7) % 7
  return weekday >= 1 && weekday <= 5
}

/** Whether the local day of that instant is worked. */
export const isWorkday = (calendar: WorkCalendar, at: Instant): boolean =>
  isWorkingDay(calendar, localDay(calendar, at))

type Hours = { readonly from: Instant; readonly to: Instant }

/** The working time of one local day; null when there is none. */
function hoursOf(calendar: WorkCalendar, number: number, kind: CalendarKind): Hours | null {
  if (!isWorkingDay(calendar, number)) return null
  const midnight = number * day - calendar.offsetMinutes * minute
  if (kind === 'workdays') return { from: midnight, to: midnight + day }
  const { officeFrom, officeTo } = calendar
  return officeTo > officeFrom ? { from: midnight + officeFrom * minute, to: midnight + officeTo * minute } : null
}

/**
 * The instant a span of counted time (milliseconds) after `from`: the first at which all of it has passed, so a span
 * that fits the day ends with that day. A negative span counts back, to the last instant from which all of it is left.
 */
export function addSpan(calendar: WorkCalendar, from: Instant, span: number, kind: CalendarKind): Instant {
  if (kind === 'natural' || span === 0) return from + span
  const step = span > 0 ? 1 : -1
  const first = localDay(calendar, from)
  let left = Math.abs(span)
  for (let number = first; Math.abs(number - first) <= mostDays; number += step) {
    const hours = hoursOf(calendar, number, kind)
    if (!hours) continue
    const start = step > 0 ? Math.max(from, hours.from) : Math.min(from, hours.to)
    const room = step > 0 ? hours.to - start : start - hours.from
    if (room <= 0) continue
    if (left <= room) return start + step * left
    left -= room
  }
  return from + step * mostDays * day
}

/** The same, a number of minutes after. */
export const addTime = (calendar: WorkCalendar, from: Instant, minutes: number, kind: CalendarKind): Instant =>
  addSpan(calendar, from, minutes * minute, kind)

/** The counted time from one instant to another in milliseconds; negative when `to` is the earlier. */
export function timeBetween(calendar: WorkCalendar, from: Instant, to: Instant, kind: CalendarKind): number {
  if (kind === 'natural') return to - from
  if (to < from) return 0 - timeBetween(calendar, to, from, kind)
  const first = localDay(calendar, from)
  const last = Math.min(localDay(calendar, to), first + mostDays)
  let counted = 0
  for (let number = first; number <= last; number += 1) {
    const hours = hoursOf(calendar, number, kind)
    if (hours) counted += Math.max(0, Math.min(to, hours.to) - Math.max(from, hours.from))
  }
  return counted
}
