import type { PartId, PersonId, StockLocationId, WorkOrderId } from '@field/domain/kernel'
import type * as stockroom from '@field/domain/stock'
import type { Shortage, Stock, StockMove } from '@field/domain/stock'
import { carry, emptyModel, free, keepPromise, lying, type Model, mayTakeFrom, promised, usedByOrder } from './model.ts'
import { locations, place } from './places.ts'

/** The functions under test; E02 also runs with one of them broken on purpose. */
export type StockRoom = typeof stockroom

export type Step = {
  readonly do: 'buy' | 'transfer' | 'reserve' | 'pick' | 'report' | 'give_back' | 'old_part' | 'settle' | 'close'
  readonly actor: PersonId
  readonly order: WorkOrderId
  readonly part: PartId
  readonly from: StockLocationId
  readonly to: StockLocationId
  readonly count: number
}

/** The real ledger beside its model. */
export type Run = {
  stock: Stock
  moves: StockMove[]
  shortages: Shortage[]
  closed: Set<WorkOrderId>
  readonly model: Model
}

export const startRun = (): Run => ({
  stock: { locations, balances: new Map(), reservations: [] },
  moves: [],
  shortages: [],
  closed: new Set(),
  model: emptyModel(),
})

class Disagreement extends Error {}

export function agree(holds: boolean, what: string): void {
  if (!holds) throw new Disagreement(what)
}

function write(room: StockRoom, run: Run, moves: readonly StockMove[], reservations = run.stock.reservations): void {
  const after = room.applyMoves(run.stock.balances, moves, locations)
  if (!after.ok) throw new Disagreement(`a decided move was refused: ${after.refusal.code}`)
  run.stock = { ...run.stock, balances: after.value, reservations }
  run.moves.push(...moves)
}

const outside = place('supplier')
const consumed = place('consumed')
const stores = (at: StockLocationId): boolean => ['warehouse', 'site'].includes(locations.get(at)?.kind ?? '')

function settle(room: StockRoom, run: Run, from: StockLocationId): void {
  const [shortage, ...others] = run.shortages
  if (!shortage) return
  const { part, quantity, location } = shortage
  const good = stores(from) || locations.get(from)?.kind === 'van'
  const can = from !== location && (from === outside || (good && free(run.model, from, part) >= quantity))
  const moves = room.settleShortage(run.stock, shortage, from)
  agree(moves.ok === can, `settling a shortage should ${can ? '' : 'not '}work`)
  if (!moves.ok) return
  write(room, run, moves.value)
  carry(run.model, part, from, consumed, quantity)
  run.model.used.push({ part, order: shortage.workOrderId, count: quantity })
  run.model.openShortage -= quantity
  run.shortages = others
}

function report(room: StockRoom, run: Run, { actor, order, part, from, count }: Step): void {
  const { model } = run
  const own = promised(model, from, part, order)
  const taken = Math.min(count, Math.max(0, free(model, from, part) + own))
  const found = room.reportUse(run.stock, actor, { part, location: from, workOrderId: order, quantity: count })
  agree(found.ok === mayTakeFrom(actor, from), 'a report stands exactly when the actor may take there')
  if (!found.ok) return
  agree((found.value.shortage?.quantity ?? 0) === count - taken, 'what was missing is flagged')
  write(room, run, found.value.moves, found.value.reservations)
  if (found.value.shortage) run.shortages.push(found.value.shortage)
  carry(model, part, from, consumed, taken)
  keepPromise(model, from, part, order, taken)
  model.used.push({ part, order, count: taken })
  model.reported += count
  model.openShortage += count - taken
}

function pick(room: StockRoom, run: Run, { actor, order, part, from, to, count }: Step): void {
  const { model } = run
  const can =
    mayTakeFrom(actor, from) &&
    locations.get(to)?.kind === 'van' &&
    mayTakeFrom(actor, to) &&
    from !== to &&
    free(model, from, part) + promised(model, from, part, order) >= count
  const found = room.pickParts(run.stock, actor, { part, location: from, workOrderId: order, quantity: count }, to)
  agree(found.ok === can, `picking should ${can ? '' : 'not '}work`)
  if (!found.ok) return
  write(room, run, found.value.moves, found.value.reservations)
  carry(model, part, from, to, count)
  keepPromise(model, from, part, order, count)
}

function giveBack(room: StockRoom, run: Run, { actor, order, part, to, count }: Step): void {
  const { model } = run
  const can = (mayTakeFrom(actor, to) || to === place('repair')) && usedByOrder(model, order, part) >= count
  const wish = { part, location: to, workOrderId: order, quantity: count }
  const found = room.giveBackUnused(run.stock, actor, wish, room.usedBy(run.moves, order, part))
  agree(found.ok === can, `giving back should ${can ? '' : 'not '}work`)
  if (!found.ok) return
  write(room, run, found.value)
  carry(model, part, consumed, to, count)
  model.used.push({ part, order, count: -count })
  model.reported -= count
}

function reserve(room: StockRoom, run: Run, { order, part, from, count }: Step): void {
  const can = stores(from) && free(run.model, from, part) >= count
  const found = room.reserveParts(run.stock, { part, location: from, workOrderId: order, quantity: count })
  agree(found.ok === can, `reserving should ${can ? '' : 'not '}work`)
  if (!found.ok) return
  run.stock = { ...run.stock, reservations: [...run.stock.reservations, found.value] }
  run.model.promises.push({ part, at: from, order, count })
}

function transfer(room: StockRoom, run: Run, { part, from, to, count }: Step): void {
  const can = from !== to && from !== consumed && (from === outside || free(run.model, from, part) >= count)
  const found = room.transferParts(run.stock, { part, from, to, quantity: count, reason: 'transfer' })
  agree(found.ok === can, `moving should ${can ? '' : 'not '}work`)
  if (!found.ok) return
  write(room, run, found.value)
  carry(run.model, part, from, to, count)
}

function bringOld(room: StockRoom, run: Run, { order, part, count }: Step): void {
  const found = room.bringOldPart(run.stock, { part, workOrderId: order, quantity: count })
  agree(found.ok, 'an old part always comes back')
  if (!found.ok) return
  write(room, run, found.value)
  carry(run.model, part, outside, place('repair'), count)
}

function close(room: StockRoom, run: Run, { order }: Step): void {
  run.closed.add(order)
  run.stock = { ...run.stock, reservations: room.releaseReservations(run.stock.reservations, order) }
  run.model.promises = run.model.promises.filter((one) => one.order !== order)
}

const steps: Record<Step['do'], (room: StockRoom, run: Run, step: Step) => void> = {
  buy: (room, run, step) => transfer(room, run, { ...step, from: outside }),
  transfer,
  reserve,
  pick,
  report,
  give_back: giveBack,
  old_part: bringOld,
  settle: (room, run, { from }) => settle(room, run, from),
  close,
}

/** Takes one step in the ledger and in the model; throws when they decide differently. A closed order does nothing more. */
export function takeStep(room: StockRoom, run: Run, step: Step): void {
  if (step.do !== 'settle' && run.closed.has(step.order)) return
  steps[step.do](room, run, step)
}

/** Whether the ledger is sound and says what the model says (I1–I4 of the stock). */
export function checkRun(room: StockRoom, run: Run, parts: readonly PartId[]): void {
  const { stock, model } = run
  for (const part of parts) {
    let sum = 0
    for (const { id, kind } of locations.values()) {
      const held = room.onHand(stock.balances, id, part)
      sum += held
      if (kind === 'supplier') continue
      agree(held >= 0, `${id} fell below zero`)
      agree(held === lying(model, id, part), `${id} says ${held}, there lie ${lying(model, id, part)}`)
      agree(held - room.available(stock, id, part) <= held, `${id} promises more than it has`)
      agree(room.available(stock, id, part) === free(model, id, part), `${id} promises otherwise than the model`)
    }
    agree(sum === 0, 'entries do not sum to zero')
  }
  agree(!stock.reservations.some(({ workOrderId }) => run.closed.has(workOrderId)), 'reserved for a closed order')
  const flagged = run.shortages.reduce((all, { quantity }) => all + quantity, 0)
  const built = model.used.reduce((all, { count }) => all + count, 0)
  agree(flagged === model.openShortage, 'a shortage got lost')
  agree(built + flagged === model.reported, 'a reported use got lost')
}
