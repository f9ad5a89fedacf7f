import { type Instant, minute } from '../kernel/index.ts'

const metresPerMinute = 300
const detour = 1.3
const settingOffMinutes = 10
const grain = 5 * minute

/**
 * When somebody is expected to arrive, rounded up to five minutes: the work before, setting off (nothing when already
 * `leaving`), and the way at town speed (18 km/h, a third longer than the crow flies). An unknown distance counts as 3 km.
 */
export function expectedArrival(way: {
  readonly metres: number | null
  readonly openMinutes: number
  readonly now: Instant
  readonly leaving?: boolean
}): Instant {
  const travel = ((way.metres ?? 3_000) * detour) / metresPerMinute
  const before = way.leaving ? 0 : way.openMinutes + settingOffMinutes
  return Math.ceil((way.now + (before + travel) * minute) / grain) * grain
}

/** When work begun now is expected to end, rounded up to five minutes. */
export const expectedEnd = (now: Instant, standardMinutes: number): Instant =>
  Math.ceil((now + standardMinutes * minute) / grain) * grain
