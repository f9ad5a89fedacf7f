import type { PartId, PersonId, StockLocationId, WorkOrderId } from '@field/domain/kernel'
import { locations } from './places.ts'

/**
 * The stock room as a child would keep it: every piece is a thing that lies somewhere. It shares no code with the ledger;
 * E02 asks that the two always agree.
 */
export type Model = {
  pieces: { part: PartId; at: StockLocationId }[]
  promises: { part: PartId; at: StockLocationId; order: WorkOrderId; count: number }[]
  used: { part: PartId; order: WorkOrderId; count: number }[]
  reported: number
  openShortage: number
}

export const emptyModel = (): Model => ({ pieces: [], promises: [], used: [], reported: 0, openShortage: 0 })

export const lying = (model: Model, at: StockLocationId, part: PartId): number =>
  model.pieces.filter((piece) => piece.at === at && piece.part === part).length

export const promised = (model: Model, at: StockLocationId, part: PartId, order?: WorkOrderId): number =>
  model.promises
    .filter((one) => one.at === at && one.part === part && (order === undefined || one.order === order))
    .reduce((sum, { count }) => sum + count, 0)

export const free = (model: Model, at: StockLocationId, part: PartId): number =>
  lying(model, at, part) - promised(model, at, part)

export const carry = (model: Model, part: PartId, from: StockLocationId, to: StockLocationId, count: number): void => {
  for (let n = 0; n < count; n += 1) {
    const piece = model.pieces.find((one) => one.at === from && one.part === part)
    if (piece) piece.at = to
    else model.pieces.push({ part, at: to })
  }
}

export const keepPromise = (
  model: Model,
  at: StockLocationId,
  part: PartId,
  order: WorkOrderId,
  count: number,
): void => {
  let rest = count
  for (const one of model.promises) {
    if (one.at !== at || one.part !== part || one.order !== order) continue
    const kept = Math.min(rest, one.count)
    one.count -= kept
    rest -= kept
  }
  model.promises = model.promises.filter(({ count: left }) => left > 0)
}

export const usedByOrder = (model: Model, order: WorkOrderId, part: PartId): number =>
  model.used.filter((one) => one.order === order && one.part === part).reduce((sum, { count }) => sum + count, 0)

export const mayTakeFrom = (actor: PersonId, at: StockLocationId): boolean => {
  const where = locations.get(at)
  return where?.kind === 'warehouse' || where?.kind === 'site' || (where?.kind === 'van' && where.ownerId === actor)
}
