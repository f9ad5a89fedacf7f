import { minute, plainCalendar } from '@field/domain/kernel'
import { limitTimers, type TimeLimit } from '@field/domain/workflow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const seed = Number(process.env.SEED ?? 20_261_125)
const at = (local: string): number => Date.parse(`${local}:00+08:00`)

describe('what falls due with a promise', () => {
  const promise = {
    of: 'finish',
    key: 'a.finish',
    from: at('2026-11-20T10:00'),
    dueAt: at('2026-11-23T09:30'),
  } as const
  const limits: TimeLimit = {
    calendar: 'office',
    reminders: [
      { of: 'finish', minutes: 60 },
      { of: 'accept', minutes: 5 },
      { of: 'finish', minutes: 10_000 },
    ],
    escalations: [
      { of: 'finish', minutes: 0, then: { kind: 'complete' } },
      { of: 'finish', minutes: 0, then: { kind: 'raise_priority' } },
      { of: 'finish', minutes: 600, then: { kind: 'reassign' } },
    ],
  }

  it('counts in office time on both sides of the due moment, and reminds of nothing before it began', () => {
    expect(limitTimers(limits, [promise], plainCalendar).map(({ key, at: when }) => [key, when])).toEqual([
      ['a.finish.r0', at('2026-11-20T17:30')],
      ['a.finish.e1', at('2026-11-23T09:30')],
      ['a.finish.e0', at('2026-11-23T09:30')],
      ['a.finish.e2', at('2026-11-24T10:30')],
    ])
  })

  it('is nothing without limits or without a promise', () => {
    expect(limitTimers(undefined, [promise], plainCalendar)).toEqual([])
    expect(limitTimers(limits, [], plainCalendar)).toEqual([])
  })

  it('is what an oracle says in natural time, in order, each key once', () => {
    const of = fc.constantFrom('accept', 'arrive', 'finish')
    const step = fc.record({ of, minutes: fc.integer({ min: 0, max: 300 }) })
    const cases = fc.record({
      reminders: fc.array(step, { maxLength: 5 }),
      steps: fc.array(step, { maxLength: 5 }),
      dues: fc.record({ accept: fc.nat(500), arrive: fc.nat(500), finish: fc.nat(500) }),
    })
    fc.assert(
      fc.property(cases, ({ reminders, steps, dues }) => {
        const escalations = steps.map((one) => ({ ...one, then: { kind: 'raise_priority' } as const }))
        const promises = (['accept', 'arrive', 'finish'] as const).map((one) => ({
          of: one,
          key: one,
          from: 0,
          dueAt: dues[one] * minute,
        }))
        const made = limitTimers({ reminders, escalations }, promises, plainCalendar)
        const expected = [
          ...reminders.map((one) => dues[one.of] - one.minutes).filter((when) => when > 0),
          ...steps.map((one) => dues[one.of] + one.minutes),
        ].sort((a, b) => a - b)
        expect(made.map(({ at: when }) => when / minute)).toEqual(expected)
        expect(new Set(made.map(({ key }) => key)).size).toBe(made.length)
      }),
      { seed, numRuns: 500 },
    )
  })
})
