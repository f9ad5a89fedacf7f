import { type BasisPoints, type Fen, fen, isFen, type Refusal, wholeBasisPoints } from '../kernel/index.ts'
import type { ShareRung } from './share-rule.ts'

/** What of a basis one rung covers. */
export type ShareSlice = { readonly base: Fen; readonly points: BasisPoints }

/** The slices of an amount that a checked ladder makes; rungs that it does not reach are left out. */
export function ladderSlices(ladder: readonly ShareRung[], amount: Fen): readonly ShareSlice[] {
  let covered = 0
  return ladder.flatMap(({ upTo, points }) => {
    const end = Math.min(amount, upTo ?? amount)
    const base = fen(Math.max(0, end - covered))
    covered = Math.max(covered, end)
    return base > 0 ? [{ base, points }] : []
  })
}

/** The slices as one number of fen × basis points. */
export const pointsOfLadder = (slices: readonly ShareSlice[]): number =>
  slices.reduce((sum, { base, points }) => sum + base * points, 0)

/** The first fault of a ladder, which must rise, be open at its end and give no more than the whole; null without one. */
export function ladderFault(ladder: readonly ShareRung[]): Refusal | null {
  if (ladder.length === 0) return { code: 'too_few', path: 'ladder' }
  let reached = 0
  for (const [index, { upTo, points }] of ladder.entries()) {
    const path = `ladder.${index}`
    if (!Number.isInteger(points) || points < 0) return { code: 'amount_invalid', path: `${path}.points` }
    if (points > wholeBasisPoints) return { code: 'too_large', path: `${path}.points` }
    const last = index === ladder.length - 1
    if (last !== (upTo === undefined)) return { code: last ? 'unknown_field' : 'required', path: `${path}.upTo` }
    if (upTo === undefined) continue
    if (!isFen(upTo) || upTo <= reached) return { code: 'too_small', path: `${path}.upTo` }
    reached = upTo
  }
  return null
}
