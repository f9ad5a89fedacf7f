import {
  ok,
  type PartId,
  type PersonId,
  type Result,
  refuse,
  type StockLocationId,
  type WorkOrderId,
} from '../kernel/index.ts'
import { isPieces, type Stock } from './balance.ts'
import { holdsGoodParts } from './good-parts.ts'
import type { StockMove } from './location.ts'
import type { StockWish } from './reserve.ts'
import { placeOfKind } from './take.ts'

/** Pieces of a part that a work order has used, by its moves so far: used minus given back. */
export function usedBy(moves: readonly StockMove[], workOrderId: WorkOrderId, part: PartId): number {
  return moves
    .filter((move) => move.workOrderId === workOrderId && move.part === part)
    .reduce((sum, { reason, quantity }) => sum + (reason === 'use' ? quantity : reason === 'unused' ? -quantity : 0), 0)
}

/**
 * Puts pieces that were booked as used but were not back to a place (a van only by its owner). Refuses `too_many` above
 * what the work order has used, given as `used`.
 */
export function giveBackUnused(stock: Stock, actor: PersonId, wish: StockWish, used: number): Result<StockMove[]> {
  const consumed = placeOfKind(stock, 'consumed')
  const place = stock.locations.get(wish.location)
  if (!consumed || !place) return refuse('location_unknown')
  if (place.kind === 'van' && place.ownerId !== actor) return refuse('not_your_van')
  if (!holdsGoodParts(place) && place.kind !== 'repair') return refuse('operation_not_allowed')
  if (!isPieces(wish.quantity)) return refuse('quantity_invalid')
  if (wish.quantity > used) return refuse('too_many', { detail: { used } })
  const { part, location, quantity, workOrderId } = wish
  return ok([{ part, from: consumed, to: location, quantity, reason: 'unused', workOrderId }])
}

/**
 * Takes an old part out of a customer's device into repair (旧件返还). It enters from outside like any other piece, so
 * what was built in stays counted as built in.
 */
export function bringOldPart(
  stock: Stock,
  old: {
    readonly part: PartId
    readonly workOrderId: WorkOrderId
    readonly quantity: number
    readonly serial?: string
  },
  repair: StockLocationId | null = placeOfKind(stock, 'repair'),
): Result<StockMove[]> {
  const outside = placeOfKind(stock, 'supplier')
  if (!outside || !repair || stock.locations.get(repair)?.kind !== 'repair') return refuse('location_unknown')
  if (!isPieces(old.quantity)) return refuse('quantity_invalid')
  return ok([{ ...old, from: outside, to: repair, reason: 'old_part' }])
}
