import { distance, type PartId, type Position, type StockLocationId } from '../kernel/index.ts'
import { available, type Stock } from './balance.ts'
import type { StockLocation } from './location.ts'

/** How a shortage could be met: from a place that has the pieces, or by buying them. */
export type ShortageProposal =
  | { readonly kind: 'transfer'; readonly from: StockLocationId; readonly metres: number | null }
  | { readonly kind: 'purchase'; readonly from: StockLocationId }

/** Whether good parts lie at a place, ready to be used. */
export const holdsGoodParts = ({ kind }: StockLocation): boolean =>
  kind === 'warehouse' || kind === 'site' || kind === 'van'

/**
 * Where missing pieces could come from: the nearest other warehouse, site or van that has that many unpromised
 * (places without a position last, then by id so that all see the same), else the supplier. Null without a supplier.
 */
export function proposeSource(
  stock: Stock,
  wanted: { readonly part: PartId; readonly quantity: number; readonly location: StockLocationId },
  near?: Position,
): ShortageProposal | null {
  const origin = near ?? stock.locations.get(wanted.location)?.position
  const metresTo = ({ position }: StockLocation) =>
    origin && position ? Math.round(distance(origin, position)) : Number.POSITIVE_INFINITY
  const [nearest] = [...stock.locations.values()]
    .filter(({ id }) => id !== wanted.location)
    .filter((place) => holdsGoodParts(place) && available(stock, place.id, wanted.part) >= wanted.quantity)
    .map((place) => ({ from: place.id, metres: metresTo(place) }))
    .sort((a, b) => (a.metres === b.metres ? (a.from < b.from ? -1 : 1) : a.metres - b.metres))
  if (nearest) {
    return { kind: 'transfer', from: nearest.from, metres: Number.isFinite(nearest.metres) ? nearest.metres : null }
  }
  const supplier = [...stock.locations.values()].find(({ kind }) => kind === 'supplier')
  return supplier ? { kind: 'purchase', from: supplier.id } : null
}
