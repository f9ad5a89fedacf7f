import {
  addSpan,
  addTime,
  type CalendarKind,
  type Instant,
  minute,
  plainCalendar,
  timeBetween,
  type WorkCalendar,
} from '../kernel/index.ts'
import type { TimeLimit } from './time-limit.ts'

export type DueTimes = {
  readonly acceptBy: Instant | null
  readonly arriveBy: Instant | null
  readonly finishBy: Instant | null
}

/**
 * The promises of a task in its limits' time. Accepting counts from the assignment; arriving and finishing from the
 * opening, later by what was paused (milliseconds of natural time). Those that stand already are kept, so a new assignee
 * does not buy time and pauses counted in working time stay counted.
 */
export function dueTimes(
  limits: TimeLimit | undefined,
  task: {
    readonly openedAt: Instant
    readonly assignedAt: Instant
    readonly pausedMs: number
    readonly arriveBy?: Instant | null
    readonly finishBy?: Instant | null
  },
  calendar: WorkCalendar = plainCalendar,
): DueTimes {
  const kind = limits?.calendar ?? 'natural'
  const after = (from: Instant, minutes: number | undefined): Instant | null =>
    minutes === undefined ? null : addTime(calendar, from, minutes, kind)
  const opened = task.openedAt + task.pausedMs
  return {
    acceptBy: after(task.assignedAt, limits?.acceptMinutes),
    arriveBy: task.arriveBy ?? after(opened, limits?.arriveMinutes),
    finishBy: task.finishBy ?? after(opened, limits?.finishMinutes),
  }
}

export const shifted = (due: Instant | null, by: number): Instant | null => (due === null ? null : due + by)

/** A promise after a pause: as much working time is left, or is overrun, as when the pause began. */
export function dueAfterPause(
  due: Instant | null,
  pause: { readonly since: Instant; readonly until: Instant },
  limits: TimeLimit | undefined,
  calendar: WorkCalendar = plainCalendar,
): Instant | null {
  if (due === null) return null
  const kind = limits?.calendar ?? 'natural'
  return addSpan(calendar, pause.until, timeBetween(calendar, pause.since, due, kind), kind)
}

/** Where a promise stands, with elapsed, paused and remaining (negative when late) kept apart, all in milliseconds. */
export type Standing = {
  readonly state: 'running' | 'paused' | 'kept' | 'late' | 'missed'
  readonly elapsed: number
  readonly paused: number
  readonly remaining: number
}

/** In what time a promise is counted, and how much of it was given. */
export type CountedIn = { readonly calendar: WorkCalendar; readonly kind: CalendarKind; readonly minutes: number }

/**
 * Reads one promise at `now`. `dueAt` already contains finished pauses (`pausedMs`); a running pause, since
 * `pausedSince`, stops the clock. What is done in the due millisecond is kept. Elapsed and remaining are natural time,
 * or, with `counted`, the time that the promise is counted in; paused is always natural.
 */
export function standingOf(
  promise: {
    readonly from: Instant
    readonly dueAt: Instant
    readonly pausedMs: number
    readonly pausedSince: Instant | null
    readonly metAt: Instant | null
  },
  now: Instant,
  counted?: CountedIn,
): Standing {
  const until = promise.metAt ?? promise.pausedSince ?? now
  const running = promise.metAt === null && promise.pausedSince !== null ? now - promise.pausedSince : 0
  const paused = promise.pausedMs + running
  const late = promise.dueAt < until
  const open = promise.pausedSince !== null ? 'paused' : late ? 'late' : 'running'
  const state = promise.metAt !== null ? (late ? 'missed' : 'kept') : open
  if (!counted)
    return { state, elapsed: until - promise.from - promise.pausedMs, paused, remaining: promise.dueAt - until }
  const remaining = timeBetween(counted.calendar, until, promise.dueAt, counted.kind)
  return { state, elapsed: counted.minutes * minute - remaining, paused, remaining }
}
