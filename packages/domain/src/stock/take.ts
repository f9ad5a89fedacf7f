import { ok, type PersonId, type Result, refuse, type StockLocationId } from '../kernel/index.ts'
import { available, isPieces, type Stock } from './balance.ts'
import { holdsGoodParts } from './good-parts.ts'
import type { Reservation, StockLocationKind, StockMove, StockReason } from './location.ts'
import { reservedFor, type StockWish, spendReservations } from './reserve.ts'
import { proposeSource, type ShortageProposal } from './shortage.ts'

/** Moves to write and the reservations that then remain. */
export type StockDecision = { readonly moves: readonly StockMove[]; readonly reservations: readonly Reservation[] }

/** Pieces that were really used and that the book did not have; open until somebody confirms where they came from. */
export type Shortage = StockWish & { readonly proposal: ShortageProposal | null }

export const placeOfKind = (stock: Stock, kind: StockLocationKind): StockLocationId | null =>
  [...stock.locations.values()].find((place) => place.kind === kind)?.id ?? null

/** Whether a person may take from a place: only the owner takes from a van; stores of good parts otherwise. */
function mayTake(stock: Stock, actor: PersonId, location: StockLocationId): Result<null> {
  const place = stock.locations.get(location)
  if (!place) return refuse('location_unknown')
  if (place.kind === 'van') return place.ownerId === actor ? ok(null) : refuse('not_your_van')
  return holdsGoodParts(place) ? ok(null) : refuse('operation_not_allowed')
}

/** Pieces a work order can take at a place: what is promised to nobody and what is promised to it. */
export const takeable = (stock: Stock, wish: Omit<StockWish, 'quantity'>): number =>
  available(stock, wish.location, wish.part) + reservedFor(stock, wish)

function takeTo(stock: Stock, wish: StockWish, to: StockLocationId, reason: StockReason): StockDecision {
  const { part, location, quantity, workOrderId } = wish
  const moves = quantity > 0 ? [{ part, from: location, to, quantity, reason, workOrderId }] : []
  return { moves, reservations: spendReservations(stock, wish) }
}

/** Takes promised or free pieces from a warehouse or site into the actor's own van. Needs the server: others pick too. */
export function pickParts(stock: Stock, actor: PersonId, wish: StockWish, van: StockLocationId): Result<StockDecision> {
  const allowed = mayTake(stock, actor, wish.location)
  if (!allowed.ok) return allowed
  const own = mayTake(stock, actor, van)
  if (!own.ok) return own
  if (stock.locations.get(van)?.kind !== 'van' || van === wish.location) return refuse('location_unknown')
  if (!isPieces(wish.quantity)) return refuse('quantity_invalid')
  const free = takeable(stock, wish)
  return free < wish.quantity ? refuse('not_enough_stock', { detail: { free } }) : ok(takeTo(stock, wish, van, 'pick'))
}

/** Books pieces as built in for a work order, before the fact. Refuses `not_enough_stock` when the place lacks them. */
export function consumeParts(stock: Stock, actor: PersonId, wish: StockWish): Result<StockDecision> {
  const found = reportUse(stock, actor, wish)
  if (!found.ok || !found.value.shortage) return found
  return refuse('not_enough_stock', { detail: { free: takeable(stock, wish) } })
}

/**
 * Books pieces that were built in already (reported from offline). The report always stands: what the place has is
 * moved, what it lacks becomes a shortage with a proposal, so that nothing goes below zero and nothing is hidden.
 */
export function reportUse(
  stock: Stock,
  actor: PersonId,
  wish: StockWish,
): Result<StockDecision & { readonly shortage: Shortage | null }> {
  const allowed = mayTake(stock, actor, wish.location)
  if (!allowed.ok) return allowed
  const consumed = placeOfKind(stock, 'consumed')
  if (!consumed) return refuse('location_unknown')
  if (!isPieces(wish.quantity)) return refuse('quantity_invalid')
  const quantity = Math.min(wish.quantity, Math.max(0, takeable(stock, wish)))
  const missing = { ...wish, quantity: wish.quantity - quantity }
  const shortage = missing.quantity > 0 ? { ...missing, proposal: proposeSource(stock, missing) } : null
  return ok({ ...takeTo(stock, { ...wish, quantity }, consumed, 'use'), shortage })
}

/**
 * The moves that close a shortage once its source is confirmed (the supplier, or a place of good parts): the pieces
 * reach the place where they were used and are used there, both in one, so the book never shows them lying there.
 */
export function settleShortage(stock: Stock, shortage: Shortage, from: StockLocationId): Result<StockMove[]> {
  const { part, location, quantity, workOrderId } = shortage
  const consumed = placeOfKind(stock, 'consumed')
  const source = stock.locations.get(from)
  if (!consumed || !source || from === location) return refuse('location_unknown')
  if (source.kind !== 'supplier' && !holdsGoodParts(source)) return refuse('operation_not_allowed')
  const free = available(stock, from, part)
  if (source.kind !== 'supplier' && free < quantity) return refuse('not_enough_stock', { detail: { free } })
  const reason = source.kind === 'supplier' ? 'purchase' : 'transfer'
  return ok([
    { part, from, to: location, quantity, reason, workOrderId },
    { part, from: location, to: consumed, quantity, reason: 'use', workOrderId },
  ])
}
