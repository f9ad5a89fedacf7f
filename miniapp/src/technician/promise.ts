import type { Instant, Language } from '@field/domain/kernel'
import type { Task } from '@field/domain/work-order'
import type { Words } from '../words/area.ts'
import { left, when } from '../words/format/time.ts'
import type { technician } from '../words/technician.ts'

export type TechnicianWords = Words<typeof technician>

/** What is promised next for a task: until when, and what by then. */
export type Due = { readonly kind: 'accept' | 'arrive' | 'finish'; readonly at: Instant }

/** The promise that runs now: to arrive until that was kept, then to finish; to accept is only shown beside it. */
export function dueOf(task: Pick<Task, 'arrivedAt' | 'arriveBy' | 'finishBy' | 'acceptBy'>): Due | null {
  const { arrivedAt, arriveBy, finishBy, acceptBy } = task
  if (arrivedAt === null && arriveBy !== null) return { kind: 'arrive', at: arriveBy }
  if (finishBy !== null) return { kind: 'finish', at: finishBy }
  return acceptBy === null || arrivedAt !== null ? null : { kind: 'accept', at: acceptBy }
}

/** "14:10 前到". */
export function dueWords({ kind, at }: Due, now: Instant, language: Language, words: TechnicianWords): string {
  const time = when(at, now, language)
  return { accept: words.acceptBy, arrive: words.arriveBy, finish: words.finishBy }[kind](time)
}

export type RingOf = { readonly left: number; readonly figure: string; readonly unit: string; readonly label: string }

/** How much of a promise is left, as a ring shows it: a share of its whole length, below 0 when it is past. */
export function ringOf(from: Instant, until: Instant, now: Instant, language: Language): RingOf {
  const { past, figure, unit, words: label } = left(until, now, language)
  const whole = Math.max(1, until - from)
  return { left: past ? -1 : Math.min(1, (until - now) / whole), figure, unit, label }
}
