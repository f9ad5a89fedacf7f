import { addSpan, hour, minute, timeBetween, type WorkCalendar } from '@field/domain/kernel'
import { dueAfterPause, dueTimes, standingOf } from '@field/domain/workflow'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'

const seed = Number(process.env.SEED ?? 20_261_125)
const rest = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']
const calendar: WorkCalendar = {
  offsetMinutes: 480,
  officeFrom: 540,
  officeTo: 1_080,
  days: { '2026-10-10': 'work', ...Object.fromEntries(rest.map((date) => [date, 'rest' as const])) },
}
const at = (local: string): number => Date.parse(`${local}:00+08:00`)

describe('promises in working time', () => {
  it('count office minutes from the opening and the assignment', () => {
    const opened = at('2026-09-30T17:00')
    const limits = { acceptMinutes: 30, arriveMinutes: 120, finishMinutes: 600, calendar: 'office' } as const
    expect(dueTimes(limits, { openedAt: opened, assignedAt: at('2026-09-30T17:50'), pausedMs: 0 }, calendar)).toEqual({
      acceptBy: at('2026-10-08T09:20'),
      arriveBy: at('2026-10-08T10:00'),
      finishBy: at('2026-10-08T18:00'),
    })
  })

  it('keep what stands already when somebody else is named', () => {
    const limits = { finishMinutes: 60, calendar: 'office' } as const
    const task = { openedAt: at('2026-09-30T17:00'), assignedAt: at('2026-10-08T09:00'), pausedMs: 5 * hour }
    const finishBy = at('2026-10-09T10:15')
    expect(dueTimes(limits, { ...task, finishBy }, calendar).finishBy).toBe(finishBy)
  })

  test('#9 a pause stops the clock: as much working time is left after it as before', () => {
    const limits = { calendar: 'office' } as const
    const due = at('2026-09-30T17:00')
    const pause = { since: at('2026-09-30T16:00'), until: at('2026-10-04T12:00') }
    expect(dueAfterPause(due, pause, limits, calendar)).toBe(at('2026-10-08T10:00'))
    expect(dueAfterPause(due, pause, undefined, calendar)).toBe(at('2026-10-04T13:00'))
    expect(dueAfterPause(null, pause, limits, calendar)).toBe(null)
  })

  test('#9 elapsed, paused and remaining stand apart through any pauses, in any calendar', () => {
    const lives = fc.record({
      kind: fc.constantFrom('natural', 'workdays', 'office'),
      from: fc.integer({ min: at('2026-09-25T00:00') / minute, max: at('2026-10-15T00:00') / minute }),
      minutes: fc.integer({ min: 1, max: 3_000 }),
      spells: fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 7 }),
    })
    fc.assert(
      fc.property(lives, ({ kind, from: start, minutes, spells }) => {
        const from = start * minute
        const limits = { finishMinutes: minutes, calendar: kind } as const
        let now = from
        let pausedMs = 0
        let worked = 0
        let due = dueTimes(limits, { openedAt: from, assignedAt: from, pausedMs: 0 }, calendar).finishBy ?? 0
        for (const [turn, spell] of spells.entries()) {
          const until = now + spell * minute
          if (turn % 2 === 0) worked += timeBetween(calendar, now, until, kind)
          else {
            due = dueAfterPause(due, { since: now, until }, limits, calendar) ?? 0
            pausedMs += until - now
          }
          now = until
          const promise = { from, dueAt: due, pausedMs, pausedSince: null, metAt: null }
          const standing = standingOf(promise, now, { calendar, kind, minutes })
          expect(standing).toMatchObject({ elapsed: worked, paused: pausedMs, remaining: minutes * minute - worked })
        }
      }),
      { seed, numRuns: 500 },
    )
  })

  it('are kept in the due millisecond', () => {
    const promise = { from: 0, dueAt: addSpan(calendar, 0, hour, 'office'), pausedMs: 0, pausedSince: null }
    const counted = { calendar, kind: 'office', minutes: 60 } as const
    expect(standingOf({ ...promise, metAt: promise.dueAt }, promise.dueAt + 1, counted).state).toBe('kept')
    expect(standingOf({ ...promise, metAt: promise.dueAt + 1 }, promise.dueAt + 1, counted).state).toBe('missed')
  })
})
