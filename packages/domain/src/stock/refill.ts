import { distance, type PartId, type StockLocationId } from '../kernel/index.ts'
import { available, onHand, type Stock } from './balance.ts'
import type { StockLocation } from './location.ts'

/** How many pieces of a part a van (or a shelf) should carry: below `minimum` it is filled up to `target`. */
export type StockLevel = {
  readonly location: StockLocationId
  readonly part: PartId
  readonly minimum: number
  readonly target: number
}

/** Pieces that a place lacks, and from where they could come; `from` null: nobody has them, they must be bought. */
export type Refill = {
  readonly part: PartId
  readonly to: StockLocationId
  readonly from: StockLocationId | null
  readonly quantity: number
  readonly metres: number | null
}

const metresBetween = (a: StockLocation | undefined, b: StockLocation): number =>
  a?.position && b.position ? Math.round(distance(a.position, b.position)) : Number.POSITIVE_INFINITY

/**
 * What to refill from where: each lack from the nearest warehouses and sites that have unpromised pieces, several when
 * one has too few, never below their own minimum. What is on its way already (`incoming`) counts as being there. No
 * piece is proposed twice.
 */
export function proposeRefills(
  stock: Stock,
  levels: readonly StockLevel[],
  incoming: (location: StockLocationId, part: PartId) => number,
  places: ReadonlySet<StockLocationId> = new Set(levels.map(({ location }) => location)),
): Refill[] {
  const given = new Map<string, number>()
  const spare = (from: StockLocationId, part: PartId): number => {
    const own = levels.find((level) => level.location === from && level.part === part)?.minimum ?? 0
    return available(stock, from, part) - own - (given.get(`${from} ${part}`) ?? 0)
  }
  return levels
    .filter(({ location }) => places.has(location))
    .flatMap(({ location, part, minimum, target }) => {
      const there = onHand(stock.balances, location, part) + incoming(location, part)
      if (there >= minimum) return []
      let lack = target - there
      const refills: Refill[] = []
      const sources = [...stock.locations.values()]
        .filter(({ id, kind }) => id !== location && (kind === 'warehouse' || kind === 'site'))
        .map((place) => ({ from: place.id, metres: metresBetween(stock.locations.get(location), place) }))
        .sort((a, b) => (a.metres === b.metres ? (a.from < b.from ? -1 : 1) : a.metres - b.metres))
      for (const { from, metres } of sources) {
        const quantity = Math.min(lack, Math.max(0, spare(from, part)))
        if (quantity === 0) continue
        given.set(`${from} ${part}`, (given.get(`${from} ${part}`) ?? 0) + quantity)
        refills.push({ part, to: location, from, quantity, metres: Number.isFinite(metres) ? metres : null })
        lack -= quantity
      }
      return lack > 0 ? [...refills, { part, to: location, from: null, quantity: lack, metres: null }] : refills
    })
}
