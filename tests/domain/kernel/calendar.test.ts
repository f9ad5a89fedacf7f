import { addSpan, addTime, hour, isWorkday, minute, timeBetween, type WorkCalendar } from '@field/domain/kernel'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { counted } from '../../support/counted.ts'

const seed = Number(process.env.SEED ?? 20_261_125)
const days = {
  '2026-09-20': 'work',
  '2026-10-01': 'rest',
  '2026-10-02': 'rest',
  '2026-10-05': 'rest',
  '2026-10-06': 'rest',
  '2026-10-07': 'rest',
  '2026-10-10': 'work',
} as const
const calendar: WorkCalendar = { offsetMinutes: 480, officeFrom: 540, officeTo: 1_080, days }
const at = (local: string): number => Date.parse(`${local}:00+08:00`)
const kinds = ['natural', 'workdays', 'office'] as const

/** The same by walking minute by minute, reading the local clock as text. */
function isCounted(instant: number, kind: (typeof kinds)[number], of: WorkCalendar = calendar): boolean {
  if (kind === 'natural') return true
  const local = new Date(instant + of.offsetMinutes * minute)
  const said = of.days[local.toISOString().slice(0, 10)]
  const worked = said === undefined ? ![0, 6].includes(local.getUTCDay()) : said === 'work'
  const clock = local.getUTCHours() * 60 + local.getUTCMinutes()
  return worked && (kind === 'workdays' || (clock >= of.officeFrom && clock < of.officeTo))
}

function walk(from: number, minutes: number, kind: (typeof kinds)[number]): number {
  let now = from
  for (let left = minutes; left > 0; now += minute) if (isCounted(now, kind)) left -= 1
  return now
}

describe('counted time', () => {
  it.each([
    ['office', '2026-11-20T17:00', 60, '2026-11-20T18:00'], // Friday; what fits the day ends with the day
    ['office', '2026-11-20T17:00', 61, '2026-11-23T09:01'],
    ['office', '2026-11-20T18:00', 1, '2026-11-23T09:01'],
    ['office', '2026-11-21T12:00', 60, '2026-11-23T10:00'],
    ['office', '2026-11-20T08:00', 30, '2026-11-20T09:30'],
    ['workdays', '2026-11-20T17:00', 1_440, '2026-11-23T17:00'],
    ['workdays', '2026-11-20T00:00', 1_440, '2026-11-21T00:00'],
    ['natural', '2026-11-20T17:00', 2_880, '2026-11-22T17:00'],
    ['office', '2026-11-23T09:30', -60, '2026-11-20T17:30'],
    ['office', '2026-11-23T09:30', -30, '2026-11-23T09:00'],
  ] as const)('%s: %s and %i minutes is %s', (kind, from, minutes, expected) => {
    expect(addTime(calendar, at(from), minutes, kind)).toBe(at(expected))
  })

  test('#9 workdays pass over National Day 2026 and count the Saturday that makes up for it', () => {
    expect(addTime(calendar, at('2026-09-30T10:00'), 2 * 1_440, 'workdays')).toBe(at('2026-10-09T10:00'))
    expect(addTime(calendar, at('2026-09-30T10:00'), 3 * 1_440, 'workdays')).toBe(at('2026-10-10T10:00'))
    expect(addTime(calendar, at('2026-09-30T17:30'), 60, 'office')).toBe(at('2026-10-08T09:30'))
    expect(addTime(calendar, at('2026-10-09T17:30'), 60, 'office')).toBe(at('2026-10-10T09:30'))
    expect(isWorkday(calendar, at('2026-09-20T00:00'))).toBe(true)
    expect(isWorkday(calendar, at('2026-10-07T23:59'))).toBe(false)
  })

  const instants = fc.integer({ min: at('2026-09-01T00:00') / minute, max: at('2026-10-31T00:00') / minute })
  const spans = fc.integer({ min: 0, max: 6_000 })
  const cases = fc.record({
    from: instants.map((one) => one * minute),
    a: spans,
    b: spans,
    kind: fc.constantFrom(...kinds),
  })

  it('is what a walk minute by minute counts', () => {
    fc.assert(
      fc.property(cases, ({ from, a, kind }) => {
        const minutes = Math.max(1, a % 2_000)
        expect(addTime(calendar, from, minutes, kind)).toBe(walk(from, minutes, kind))
      }),
      { seed, numRuns: 60 },
    )
  })

  it('grows with the span, adds up, and is what lies between', () => {
    const toTheMillisecond = cases.map((one) => ({ ...one, from: one.from + 17 }))
    fc.assert(
      fc.property(toTheMillisecond, ({ from, a, b, kind }) => {
        const once = addTime(calendar, from, a, kind)
        const twice = addTime(calendar, once, b, kind)
        expect(twice).toBe(addTime(calendar, from, a + b, kind))
        expect(twice).toBeGreaterThanOrEqual(once)
        expect(timeBetween(calendar, from, once, kind)).toBe(a * minute)
        expect(timeBetween(calendar, once, from, kind)).toBe(0 - a * minute)
        expect(timeBetween(calendar, from, once, kind) + timeBetween(calendar, once, twice, kind)).toBe(
          (a + b) * minute,
        )
        const back = addSpan(calendar, once, -a * minute, kind)
        expect(timeBetween(calendar, back, once, kind)).toBe(a * minute)
        expect(addTime(calendar, from + hour, a, kind)).toBeGreaterThanOrEqual(once)
      }),
      { seed, numRuns: 1_000 },
    )
  })

  it('ends far away where nothing is ever worked', () => {
    const { input, looks } = counted({ ...calendar, officeFrom: 600, officeTo: 600 } satisfies WorkCalendar)
    expect(addTime(input as WorkCalendar, at('2026-11-20T10:00'), 1, 'office')).toBeGreaterThan(at('2076-01-01T00:00'))
    // A few looks for each day of fifty years; minute by minute it would be millions.
    expect(looks()).toBeLessThan(500_000)
  })
})
