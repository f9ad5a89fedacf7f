import { type Instant, minute } from '../kernel/index.ts'
import type { TimeLimit } from './definition.ts'

export type DueTimes = {
  readonly acceptBy: Instant | null
  readonly arriveBy: Instant | null
  readonly finishBy: Instant | null
}

const after = (from: Instant, minutes: number | undefined): Instant | null =>
  minutes === undefined ? null : from + minutes * minute

/**
 * The promises of a task in natural time. Accepting counts from the assignment; arriving and finishing from the
 * opening, so a new assignee does not buy time, later by what was paused (milliseconds).
 */
export function dueTimes(
  limits: TimeLimit | undefined,
  task: { readonly openedAt: Instant; readonly assignedAt: Instant; readonly pausedMs: number },
): DueTimes {
  const opened = task.openedAt + task.pausedMs
  return {
    acceptBy: after(task.assignedAt, limits?.acceptMinutes),
    arriveBy: after(opened, limits?.arriveMinutes),
    finishBy: after(opened, limits?.finishMinutes),
  }
}

export const shifted = (due: Instant | null, by: number): Instant | null => (due === null ? null : due + by)

/** Where a promise stands, with elapsed, paused and remaining (negative when late) kept apart, all in milliseconds. */
export type Standing = {
  readonly state: 'running' | 'paused' | 'kept' | 'late' | 'missed'
  readonly elapsed: number
  readonly paused: number
  readonly remaining: number
}

/**
 * Reads one promise at `now`. `dueAt` already contains finished pauses (`pausedMs`); a running pause, since
 * `pausedSince`, stops the clock. What is done in the due millisecond is kept.
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
): Standing {
  const until = promise.metAt ?? promise.pausedSince ?? now
  const running = promise.metAt === null && promise.pausedSince !== null ? now - promise.pausedSince : 0
  const remaining = promise.dueAt - until
  const paused = promise.pausedMs + running
  const late = remaining < 0
  const open = promise.pausedSince !== null ? 'paused' : late ? 'late' : 'running'
  const state = promise.metAt !== null ? (late ? 'missed' : 'kept') : open
  return { state, elapsed: until - promise.from - promise.pausedMs, paused, remaining }
}
