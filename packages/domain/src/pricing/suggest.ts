import { type Fen, fen } from '../kernel/index.ts'

/** What was paid for one piece before: the middle, and the quarters below and above it, in fen. */
export type Suggestion = {
  readonly size: number
  readonly low: Fen
  readonly middle: Fen
  readonly high: Fen
}

/** Fewer samples say nothing. */
export const leastSamples = 5

/** A suggested price from prices paid; null with fewer than `leastSamples`. The nearest sample at a quarter, no average. */
export function suggestPrice(samples: readonly Fen[]): Suggestion | null {
  if (samples.length < leastSamples) return null
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (quarters: number): Fen => fen(sorted[Math.ceil((sorted.length * quarters) / 4) - 1] ?? 0)
  return { size: sorted.length, low: at(1), middle: at(2), high: at(3) }
}
