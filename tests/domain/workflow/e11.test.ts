import { minute } from '@field/domain/kernel'
import { dueTimes, shifted, standingOf } from '@field/domain/workflow'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'

const seed = Number(process.env.SEED ?? 20_261_125)
const home = process.env.TZ

/** Minutes of work and of pause by turns, as they come. */
const spells = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 8 })
const cases = fc.record({
  openedAt: fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
  finishMinutes: fc.integer({ min: 1, max: 2_880 }),
  spells,
})
type Life = { openedAt: number; finishMinutes: number; spells: readonly number[] }

/** The same promise counted minute by minute, as a person with a stop watch would. */
function stopWatch({ openedAt, finishMinutes, spells: turns }: Life) {
  let worked = 0
  let paused = 0
  for (const [turn, minutes] of turns.entries())
    for (let passed = 0; passed < minutes; passed += 1) turn % 2 === 0 ? worked++ : paused++
  const now = openedAt + (worked + paused) * minute
  return { now, elapsed: worked * minute, paused: paused * minute, remaining: (finishMinutes - worked) * minute }
}

/** The same by the domain: due times move when a pause ends, a running pause stops the clock. */
function byDomain({ openedAt, finishMinutes, spells: turns }: Life) {
  let now = openedAt
  let pausedMs = 0
  let pausedSince: number | null = null
  let dueAt = dueTimes({ finishMinutes }, { openedAt, assignedAt: openedAt, pausedMs }).finishBy
  for (const [turn, minutes] of turns.entries()) {
    if (turn % 2 === 1) pausedSince = now
    now += minutes * minute
    const ends = turn % 2 === 1 && turn < turns.length - 1
    if (ends) {
      pausedMs += minutes * minute
      dueAt = shifted(dueAt, minutes * minute)
      pausedSince = null
    }
  }
  return { now, ...standingOf({ from: openedAt, dueAt: dueAt ?? 0, pausedMs, pausedSince, metAt: null }, now) }
}

describe(`E11: natural time limits, 300 cases in three host time zones (seed ${seed})`, () => {
  afterAll(() => {
    if (home === undefined) delete process.env.TZ
    else process.env.TZ = home
  })

  it.each(['Asia/Shanghai', 'America/New_York', 'Pacific/Apia'])(
    'agree with a stop watch on a machine in %s',
    (zone) => {
      process.env.TZ = zone
      fc.assert(
        fc.property(cases, (life) => {
          const { state, ...counted } = byDomain(life)
          expect(counted).toEqual(stopWatch(life))
          expect(state).toBe(life.spells.length % 2 === 0 ? 'paused' : counted.remaining < 0 ? 'late' : 'running')
        }),
        { seed, numRuns: 100 },
      )
    },
  )

  it('would notice a pause that does not move the promise', () => {
    const forgetful = (life: Life) => ({
      ...byDomain(life),
      remaining: byDomain(life).remaining - (life.spells[1] ?? 0) * minute,
    })
    const found = fc.check(
      fc.property(cases, (life) => expect(forgetful(life).remaining).toBe(stopWatch(life).remaining)),
      { seed, numRuns: 100 },
    )
    expect(found.failed).toBe(true)
  })
})
