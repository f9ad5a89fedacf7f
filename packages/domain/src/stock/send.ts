import { ok, type PartId, type Result, refuse, type StockLocationId } from '../kernel/index.ts'
import { available, isPieces, type Stock } from './balance.ts'
import { holdsGoodParts } from './good-parts.ts'
import type { StockMove } from './location.ts'
import { placeOfKind } from './take.ts'

/** Pieces of one part on their way. */
export type SentLine = { readonly part: PartId; readonly quantity: number; readonly serials?: readonly string[] }

/** What goes from one place to another, one line for each part. */
export type Transfer = {
  readonly from: StockLocationId
  readonly to: StockLocationId
  readonly lines: readonly SentLine[]
}

const isEnd = (stock: Stock, id: StockLocationId): boolean => {
  const place = stock.locations.get(id)
  return place !== undefined && (holdsGoodParts(place) || place.kind === 'repair')
}

/** Whether pieces may be sent between the two: refuses `location_unknown` and `operation_not_allowed`. */
export function endsOf(stock: Stock, { from, to }: Pick<Transfer, 'from' | 'to'>): Result<null> {
  if (from === to || !stock.locations.has(from) || !stock.locations.has(to)) return refuse('location_unknown')
  return isEnd(stock, from) && isEnd(stock, to) ? ok(null) : refuse('operation_not_allowed')
}

/**
 * The pieces leave their place and are in transit until the other end says what came. Only unpromised pieces go
 * (`not_enough_stock`, the part in `path`); all lines or none.
 */
export function sendParts(stock: Stock, transfer: Transfer): Result<StockMove[]> {
  const ends = endsOf(stock, transfer)
  if (!ends.ok) return ends
  const transit = placeOfKind(stock, 'transit')
  if (!transit) return refuse('location_unknown')
  const moves: StockMove[] = []
  for (const { part, quantity } of transfer.lines) {
    const path = `parts.${part}`
    if (!isPieces(quantity)) return refuse('quantity_invalid', { path })
    const free = available(stock, transfer.from, part)
    if (free < quantity) return refuse('not_enough_stock', { path, detail: { free } })
    moves.push({ part, from: transfer.from, to: transit, quantity, reason: 'transfer' })
  }
  return ok(moves)
}
