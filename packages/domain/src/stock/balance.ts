import { ok, type PartId, type Result, refuse, type StockLocationId } from '../kernel/index.ts'
import type { Reservation, StockLocation, StockMove } from './location.ts'

/** On-hand pieces for each location and part; what is not in it is 0. */
export type StockBalances = ReadonlyMap<StockLocationId, ReadonlyMap<PartId, number>>

/** What the stock decisions look at: the places, what lies there, and what of it is promised. */
export type Stock = {
  readonly locations: ReadonlyMap<StockLocationId, StockLocation>
  readonly balances: StockBalances
  readonly reservations: readonly Reservation[]
}

export const onHand = (balances: StockBalances, location: StockLocationId, part: PartId): number =>
  balances.get(location)?.get(part) ?? 0

export const isPieces = (quantity: number): boolean =>
  Number.isInteger(quantity) && quantity > 0 && quantity <= 1_000_000

const isAt = (one: Reservation, location: StockLocationId, part: PartId): boolean =>
  one.location === location && one.part === part

/** Pieces at a place that are promised to nobody. */
export const available = ({ balances, reservations }: Stock, location: StockLocationId, part: PartId): number =>
  reservations.reduce(
    (left, one) => (isAt(one, location, part) ? left - one.quantity : left),
    onHand(balances, location, part),
  )

function post(balances: StockBalances, location: StockLocationId, part: PartId, change: number): StockBalances {
  const shelf = new Map(balances.get(location))
  return new Map(balances).set(location, shelf.set(part, onHand(balances, location, part) + change))
}

/**
 * The balances after the moves, one after the other, all or none. Refuses `location_unknown`, `quantity_invalid`, and
 * `not_enough_stock` when a place other than the supplier would fall below zero; `path` is the index of the move.
 */
export function applyMoves(
  balances: StockBalances,
  moves: readonly StockMove[],
  locations: Stock['locations'],
): Result<StockBalances> {
  let after = balances
  for (const [index, { part, from, to, quantity }] of moves.entries()) {
    const path = `moves.${index}`
    const source = locations.get(from)
    if (!source || !locations.has(to) || from === to) return refuse('location_unknown', { path })
    if (!isPieces(quantity)) return refuse('quantity_invalid', { path })
    const held = onHand(after, from, part)
    if (source.kind !== 'supplier' && held < quantity) return refuse('not_enough_stock', { path, detail: { held } })
    after = post(post(after, from, part, -quantity), to, part, quantity)
  }
  return ok(after)
}

/** The balances that a whole ledger adds up to. Throws when it could never have been written, which is a fault. */
export function balancesOf(moves: readonly StockMove[], locations: Stock['locations']): StockBalances {
  const found = applyMoves(new Map(), moves, locations)
  if (!found.ok) throw new RangeError(`impossible ledger at ${found.refusal.path}: ${found.refusal.code}`)
  return found.value
}
