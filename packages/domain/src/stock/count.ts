import { ok, type PartId, type Result, refuse, type StockLocationId } from '../kernel/index.ts'
import { pieces } from './arrive.ts'
import { available, onHand, type Stock } from './balance.ts'
import type { StockMove } from './location.ts'
import { placeOfKind } from './take.ts'

/**
 * What somebody counted of a part, and what the ledger said at that moment. Moves since then change the shelf and the
 * book alike, so the difference stays what it was; nothing has to be frozen.
 */
export type CountedLine = {
  readonly part: PartId
  readonly counted: number
  readonly book: number
  /** Numbers that were found and that the book did not have there, or that it had and were not found. */
  readonly found?: readonly string[]
  readonly missing?: readonly string[]
}

export const differenceOf = ({ counted, book }: Pick<CountedLine, 'counted' | 'book'>): number => counted - book

/**
 * The moves that bring the book to what was counted: what was found comes from outside, what is missing goes there, so
 * that a wrong count and its correction leave nothing behind. Refuses `not_enough_stock` with the part in `path` when
 * moves since the count have left fewer than are missing, or when what remains is promised: then count it again.
 */
export function postCount(stock: Stock, location: StockLocationId, lines: readonly CountedLine[]): Result<StockMove[]> {
  const outside = placeOfKind(stock, 'supplier')
  if (!outside || !stock.locations.has(location)) return refuse('location_unknown')
  const moves: StockMove[] = []
  for (const line of lines) {
    const difference = differenceOf(line)
    const { part, found = [], missing = [] } = line
    const path = `parts.${part}`
    const free = Math.min(available(stock, location, part), onHand(stock.balances, location, part))
    const gone = missing.length > 0 ? missing.length : Math.max(0, -difference)
    if (gone > 0 && free < gone) return refuse('not_enough_stock', { path, detail: { free } })
    const more = found.length > 0 ? found.length : Math.max(0, difference)
    moves.push(
      ...pieces({ part, from: location, to: outside, quantity: gone, reason: 'count' }, missing),
      ...pieces({ part, from: outside, to: location, quantity: more, reason: 'count' }, found),
    )
  }
  return ok(moves)
}
