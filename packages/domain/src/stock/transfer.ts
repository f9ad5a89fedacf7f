import { ok, type PartId, type Result, refuse, type StockLocationId } from '../kernel/index.ts'
import { available, isPieces, type Stock } from './balance.ts'
import type { StockMove, StockReason } from './location.ts'

/**
 * Moves pieces between two places: a purchase, a transfer, a repaired or scrapped piece, a count that found more or
 * fewer. Only unpromised pieces move (`not_enough_stock`); the supplier has as many as asked; what was built in comes
 * back through `giveBackUnused` alone, and into and out of transit only a transfer with two ends leads (`operation_not_allowed`).
 */
export function transferParts(
  stock: Stock,
  wish: {
    readonly part: PartId
    readonly from: StockLocationId
    readonly to: StockLocationId
    readonly quantity: number
    readonly reason: Exclude<StockReason, 'use' | 'unused' | 'pick' | 'old_part'>
    readonly serial?: string
  },
): Result<StockMove[]> {
  const source = stock.locations.get(wish.from)
  if (!source || !stock.locations.has(wish.to) || wish.from === wish.to) return refuse('location_unknown')
  const closed = [source.kind, stock.locations.get(wish.to)?.kind]
  if (source.kind === 'consumed' || closed.includes('transit')) return refuse('operation_not_allowed')
  if (!isPieces(wish.quantity)) return refuse('quantity_invalid')
  const free = available(stock, wish.from, wish.part)
  if (source.kind !== 'supplier' && free < wish.quantity) return refuse('not_enough_stock', { detail: { free } })
  return ok([wish])
}
