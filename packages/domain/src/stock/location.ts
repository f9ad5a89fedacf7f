import type { PartId, PersonId, PlaceId, Position, StockLocationId, WorkOrderId } from '../kernel/index.ts'

/**
 * Where a piece can be. `supplier` is the world outside (purchases and customers' old parts come from it) and is the one
 * place whose balance may be negative; `consumed` is what was built in, scrapped or lost; `repair` is what waits for repair;
 * `transit` is what one place has sent and the other has not yet confirmed.
 */
export type StockLocationKind = 'warehouse' | 'site' | 'van' | 'repair' | 'consumed' | 'supplier' | 'transit'

/** A van has exactly one owner; the other kinds have none. */
export type StockLocation = {
  readonly id: StockLocationId
  readonly kind: StockLocationKind
  readonly ownerId?: PersonId
  /** The warehouse or site whose shelf it is. */
  readonly placeId?: PlaceId
  readonly position?: Position
}

export type StockReason =
  | 'purchase'
  | 'transfer'
  | 'pick'
  | 'use'
  | 'unused'
  | 'old_part'
  | 'repaired'
  | 'scrapped'
  | 'count'
  | 'returned'
  | 'lost'

/** Whole pieces that went from one place to another: one row that is both entries, so the two can never differ. */
export type StockMove = {
  readonly part: PartId
  readonly from: StockLocationId
  readonly to: StockLocationId
  readonly quantity: number
  readonly reason: StockReason
  readonly workOrderId?: WorkOrderId
  readonly serial?: string
}

/** Pieces promised to a work order at a warehouse or site; they stay on hand there until they are picked. */
export type Reservation = {
  readonly part: PartId
  readonly location: StockLocationId
  readonly workOrderId: WorkOrderId
  readonly quantity: number
}
