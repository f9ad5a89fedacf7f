import { day, type Instant, minute } from '../kernel/index.ts'

/**
 * When something holds. `fromDay` and `untilDay` are local days of the case's territory, 'YYYY-MM-DD', and begin at
 * 00:00 there; `from` and `until` are moments, the same everywhere. The first is included, the last is not; what is left
 * out does not bound, and of both kinds both must hold.
 */
export type Period = {
  readonly from?: Instant
  readonly until?: Instant
  readonly fromDay?: string
  readonly untilDay?: string
}

/** The pricing moment and how far the clocks there are ahead of UTC; China's when it is left out. */
export type Moment = { readonly at: Instant; readonly offsetMinutes?: number }

const china = 480

/** The local day of a moment, 'YYYY-MM-DD'. */
export const localDayOf = ({ at, offsetMinutes = china }: Moment): string =>
  new Date(at + offsetMinutes * minute).toISOString().slice(0, 10)

/** Whether the period has begun, is over, or holds at that moment. */
export function standingAt(period: Period, moment: Moment): 'not_yet' | 'over' | 'holds' {
  const { from, until, fromDay, untilDay } = period
  const today = fromDay === undefined && untilDay === undefined ? '' : localDayOf(moment)
  if ((from !== undefined && moment.at < from) || (fromDay !== undefined && today < fromDay)) return 'not_yet'
  if ((until !== undefined && moment.at >= until) || (untilDay !== undefined && today >= untilDay)) return 'over'
  return 'holds'
}

export const holdsAt = (period: Period, moment: Moment): boolean => standingAt(period, moment) === 'holds'

/** Whether a text is a day there is. */
export function isDay(text: string): boolean {
  const read = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!read) return false
  const at = Date.UTC(Number(read[1]), Number(read[2]) - 1, Number(read[3]))
  return new Date(at).toISOString().slice(0, 10) === text
}

// Clocks on earth stand between twelve hours behind UTC and fourteen ahead.
const earliest = (text: string): Instant => Date.parse(`${text}T00:00:00Z`) - 14 * 60 * minute
const latest = (text: string): Instant => Date.parse(`${text}T00:00:00Z`) + day / 2

/** The moments outside of which a period surely does not hold, wherever the case is. */
const widest = ({ from, until, fromDay, untilDay }: Period): { readonly from: Instant; readonly until: Instant } => ({
  from: Math.max(
    from ?? Number.NEGATIVE_INFINITY,
    fromDay === undefined ? Number.NEGATIVE_INFINITY : earliest(fromDay),
  ),
  until: Math.min(
    until ?? Number.POSITIVE_INFINITY,
    untilDay === undefined ? Number.POSITIVE_INFINITY : latest(untilDay),
  ),
})

/** False only when no case at any place can fall into both. */
export function periodsMeet(a: Period, b: Period): boolean {
  const daysApart = (one: Period, other: Period) =>
    one.untilDay !== undefined && other.fromDay !== undefined && one.untilDay <= other.fromDay
  if (daysApart(a, b) || daysApart(b, a)) return false
  const [first, second] = [widest(a), widest(b)]
  return first.from < second.until && second.from < first.until
}
