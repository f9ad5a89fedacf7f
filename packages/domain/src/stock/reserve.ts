import { ok, type PartId, type Result, refuse, type StockLocationId, type WorkOrderId } from '../kernel/index.ts'
import { available, isPieces, type Stock } from './balance.ts'
import type { Reservation } from './location.ts'

export type StockWish = {
  readonly part: PartId
  readonly location: StockLocationId
  readonly workOrderId: WorkOrderId
  readonly quantity: number
}

/**
 * Promises pieces of a warehouse or site to a work order. Refuses `not_enough_stock` (with what is free) instead of
 * promising the same piece twice, and `operation_not_allowed` for a van, whose owner needs no promise.
 */
export function reserveParts(stock: Stock, wish: StockWish): Result<Reservation> {
  const place = stock.locations.get(wish.location)
  if (!place) return refuse('location_unknown')
  if (place.kind !== 'warehouse' && place.kind !== 'site') return refuse('operation_not_allowed')
  if (!isPieces(wish.quantity)) return refuse('quantity_invalid')
  const free = available(stock, wish.location, wish.part)
  if (free < wish.quantity) return refuse('not_enough_stock', { detail: { free } })
  const { part, location, workOrderId, quantity } = wish
  return ok({ part, location, workOrderId, quantity })
}

/** Pieces promised to one work order at a place. */
export const reservedFor = (stock: Stock, { part, location, workOrderId }: Omit<StockWish, 'quantity'>): number =>
  stock.reservations
    .filter((one) => one.part === part && one.location === location && one.workOrderId === workOrderId)
    .reduce((sum, { quantity }) => sum + quantity, 0)

/** The reservations left after `quantity` pieces of a work order's promise were taken, the oldest promise first. */
export function spendReservations(stock: Stock, wish: StockWish): Reservation[] {
  let rest = wish.quantity
  return stock.reservations.flatMap((one) => {
    const own = one.part === wish.part && one.location === wish.location && one.workOrderId === wish.workOrderId
    const taken = own ? Math.min(rest, one.quantity) : 0
    rest -= taken
    return one.quantity === taken ? [] : [{ ...one, quantity: one.quantity - taken }]
  })
}

/** The reservations left when a work order is closed: none of its own. */
export const releaseReservations = (reservations: readonly Reservation[], workOrderId: WorkOrderId): Reservation[] =>
  reservations.filter((one) => one.workOrderId !== workOrderId)
