import { distance, type PartId, type Position, type StockLocationId } from '../kernel/index.ts'
import { available, type Stock } from './balance.ts'
import { holdsGoodParts } from './good-parts.ts'
import type { StockLocation, StockLocationKind } from './location.ts'

/** How a shortage could be met: from a place that has the pieces, or by buying them. */
export type ShortageProposal =
  | { readonly kind: 'transfer'; readonly from: StockLocationId; readonly metres: number | null }
  | { readonly kind: 'purchase'; readonly from: StockLocationId }

/** A place that has unpromised pieces of what is wanted. */
export type StockSource = {
  readonly from: StockLocationId
  readonly kind: StockLocationKind
  readonly free: number
  readonly metres: number | null
}

type Wanted = { readonly part: PartId; readonly quantity: number; readonly location?: StockLocationId }

/**
 * Every other warehouse, site or van that has any of the part unpromised: first those that have as many as wanted, each
 * group from near to far (places without a position last, then by id so that all see the same).
 */
export function sourcesFor(stock: Stock, { part, quantity, location }: Wanted, near?: Position): StockSource[] {
  const origin = near ?? (location && stock.locations.get(location)?.position)
  const metresTo = ({ position }: StockLocation) =>
    origin && position ? Math.round(distance(origin, position)) : Number.POSITIVE_INFINITY
  const short = (free: number) => (free >= quantity ? 0 : 1)
  return [...stock.locations.values()]
    .filter((place) => place.id !== location && holdsGoodParts(place))
    .map((place) => ({
      from: place.id,
      kind: place.kind,
      free: available(stock, place.id, part),
      metres: metresTo(place),
    }))
    .filter(({ free }) => free > 0)
    .sort(
      (a, b) =>
        short(a.free) - short(b.free) || (a.metres === b.metres ? (a.from < b.from ? -1 : 1) : a.metres - b.metres),
    )
    .map(({ metres, ...place }) => ({ ...place, metres: Number.isFinite(metres) ? metres : null }))
}

/** Where missing pieces could come from: the first of `sourcesFor` that has them all, else the supplier. Null without one. */
export function proposeSource(
  stock: Stock,
  wanted: Wanted & { readonly location: StockLocationId },
  near?: Position,
): ShortageProposal | null {
  const [first] = sourcesFor(stock, wanted, near)
  if (first && first.free >= wanted.quantity) return { kind: 'transfer', from: first.from, metres: first.metres }
  const supplier = [...stock.locations.values()].find(({ kind }) => kind === 'supplier')
  return supplier ? { kind: 'purchase', from: supplier.id } : null
}
