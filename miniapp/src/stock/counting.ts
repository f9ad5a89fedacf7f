import type { Body } from '@field/contract'
import type { Tone } from '../ui/index.ts'
import { type Count, type CountLine, type Part, type StockWords, withNumbers } from './model.ts'

export type Counted = { readonly counted: number; readonly serials: readonly string[] }
/** What was counted on this phone and not yet handed in, by part. */
export type Tally = Readonly<Record<string, Counted>>

/** The lines as they were counted, those that differ from the book first. */
export const byDifference = (lines: readonly CountLine[]): readonly CountLine[] => [
  ...lines.filter(({ difference }) => difference !== 0),
  ...lines.filter(({ difference }) => difference === 0),
]

/** Sets the number of a part without numbers; null takes it out again. */
export function withCounted(tally: Tally, partId: string, counted: number | null): Tally {
  if (counted !== null) return { ...tally, [partId]: { counted: Math.max(0, Math.round(counted)), serials: [] } }
  return Object.fromEntries(Object.entries(tally).filter(([id]) => id !== partId))
}

/** Sets the numbers of a part whose pieces have some: there are as many as numbers. */
export const withSerials = (tally: Tally, partId: string, serials: readonly string[]): Tally => ({
  ...tally,
  [partId]: { counted: serials.length, serials },
})

export type Scanned = {
  readonly tally: Tally
  /** The part it was about; null when the code is none of theirs. */
  readonly part: Part | null
  /** The part whose numbers come next. */
  readonly open: Part | null
}

/**
 * One scan: a part's code is one piece more; of a part with numbers it says that its numbers follow, and any other code
 * is then one of them.
 */
export function scanned(tally: Tally, parts: readonly Part[], open: Part | null, said: string): Scanned {
  const code = said.trim()
  const part = parts.find((one) => one.code.toLowerCase() === code.toLowerCase()) ?? null
  if (part?.serial) return { tally: tally[part.id] ? tally : withSerials(tally, part.id, []), part, open: part }
  if (part) return { tally: withCounted(tally, part.id, (tally[part.id]?.counted ?? 0) + 1), part, open: null }
  if (!open || code === '') return { tally, part: null, open }
  const serials = withNumbers(tally[open.id]?.serials ?? [], code)
  return { tally: withSerials(tally, open.id, serials), part: open, open }
}

export const countBody = (tally: Tally): Body<'POST /stock/counts/:id/lines'> => ({
  lines: Object.entries(tally).map(([partId, { counted, serials }]) => ({
    partId,
    counted,
    ...(serials.length > 0 && { serials: [...serials] }),
  })),
})

/** How a counted line stands to the book. */
export function differenceLook(
  { difference }: Pick<CountLine, 'difference'>,
  w: StockWords,
): { tone: Tone; word: string } {
  if (difference === 0) return { tone: 'good', word: w.same }
  return difference > 0 ? { tone: 'turn', word: w.moreBy(difference) } : { tone: 'bad', word: w.lessBy(-difference) }
}

/** What moved after it was counted, which the difference already leaves out; empty when nothing did. */
export const sinceWords = ({ since }: Pick<CountLine, 'since'>, w: StockWords): string =>
  since === 0 ? '' : since > 0 ? w.sinceIn(since) : w.sinceOut(-since)

/** How many lines differ from the book. */
export const differing = ({ lines }: Pick<Count, 'lines'>): number =>
  lines.filter(({ difference }) => difference !== 0).length
