import type { Reply } from '@field/contract'

type Suggestion = Reply<'GET /price-suggestions'>

type Range = { readonly min: number; readonly max: number; readonly step: number }

/** From half of the low quarter to one and a half of the high one, in steps of a yuan, or of ten where it is dear. */
export function rangeOf({ lowFen, middleFen, highFen }: Suggestion): Range | null {
  if (lowFen === null || middleFen === null || highFen === null) return null
  const step = highFen >= 100_000 ? 1_000 : 100
  const min = Math.floor(lowFen / 2 / step) * step
  const max = Math.max(Math.ceil((highFen * 1.5) / step) * step, min + step)
  return { min, max, step }
}

/** The nearest stop of the range. */
export function stopAt({ min, max, step }: Range, fen: number): number {
  const on = min + Math.round((fen - min) / step) * step
  return Math.min(max, Math.max(min, on))
}
