import type { PartId, PersonId, StockLocationId, WorkOrderId } from '@field/domain/kernel'
import type * as stockroom from '@field/domain/stock'
import type { CountedLine, Shortage, Stock, StockMove, Transfer } from '@field/domain/stock'
import { carry, emptyModel, free, keepPromise, lying, type Model, mayTakeFrom, promised, usedByOrder } from './model.ts'
import { locations, otherOrder, place, wang } from './places.ts'

/** The functions under test; E02 also runs with one of them broken on purpose. */
export type StockRoom = typeof stockroom

export type Step = {
  readonly do:
    | 'buy'
    | 'transfer'
    | 'reserve'
    | 'pick'
    | 'report'
    | 'give_back'
    | 'old_part'
    | 'settle'
    | 'close'
    | 'send'
    | 'arrive'
    | 'take_back'
    | 'count'
    | 'post'
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
  onTheWay: Transfer[]
  counted: { readonly location: StockLocationId; readonly line: CountedLine }[]
  closed: Set<WorkOrderId>
  readonly model: Model
}

export const startRun = (): Run => ({
  stock: { locations, balances: new Map(), reservations: [] },
  moves: [],
  shortages: [],
  onTheWay: [],
  counted: [],
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
const transit = place('transit')
const isEnd = (at: StockLocationId): boolean =>
  ['warehouse', 'site', 'van', 'repair'].includes(locations.get(at)?.kind ?? '')
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
  const open = from !== consumed && from !== transit && to !== transit
  const can = from !== to && open && (from === outside || free(run.model, from, part) >= count)
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

function send(room: StockRoom, run: Run, { part, from, to, count }: Step): void {
  const wish = { from, to, lines: [{ part, quantity: count }] }
  const can = from !== to && isEnd(from) && isEnd(to) && free(run.model, from, part) >= count
  const found = room.sendParts(run.stock, wish)
  agree(found.ok === can, `sending should ${can ? '' : 'not '}work`)
  if (!found.ok) return
  write(room, run, found.value)
  carry(run.model, part, from, transit, count)
  run.onTheWay.push(wish)
}

/** As many arrive as the step says; what does not is lost, comes back, or goes unmentioned, which must not do. */
function arrive(room: StockRoom, run: Run, { count, actor, order }: Step): void {
  const [transfer, ...others] = run.onTheWay
  const [line] = transfer?.lines ?? []
  if (!transfer || !line) return
  const { part, quantity } = line
  const arrived = Math.min(count, quantity)
  const stated = actor === wang ? ('lost' as const) : ('returned' as const)
  const silent = order === otherOrder && count % 2 === 1
  const said = { part, arrived, ...(arrived < quantity && !silent && { difference: stated }) }
  const found = room.confirmArrival(run.stock, transfer, [said])
  agree(found.ok === (arrived === quantity || !silent), 'a difference is stated or refused')
  if (!found.ok) return
  write(room, run, found.value)
  carry(run.model, part, transit, transfer.to, arrived)
  carry(run.model, part, transit, stated === 'lost' ? consumed : transfer.from, quantity - arrived)
  run.onTheWay = others
}

function callBack(room: StockRoom, run: Run): void {
  const [transfer, ...others] = run.onTheWay
  if (!transfer) return
  const found = room.takeBack(run.stock, transfer)
  agree(found.ok, 'what is on its way can be taken back')
  if (!found.ok) return
  write(room, run, found.value)
  for (const { part, quantity } of transfer.lines) carry(run.model, part, transit, transfer.from, quantity)
  run.onTheWay = others
}

function count(run: Run, { part, from, count: counted }: Step): void {
  if (isEnd(from)) run.counted.push({ location: from, line: { part, counted, book: lying(run.model, from, part) } })
}

/** Posts the first count that waits; others have moved pieces meanwhile. */
function post(room: StockRoom, run: Run): void {
  const [first, ...others] = run.counted
  if (!first) return
  const { location, line } = first
  const more = line.counted - line.book
  const can = more >= 0 || free(run.model, location, line.part) >= -more
  const found = room.postCount(run.stock, location, [line])
  agree(found.ok === can, `posting a count should ${can ? '' : 'not '}work`)
  run.counted = others
  if (!found.ok) return
  write(room, run, found.value)
  carry(run.model, line.part, more > 0 ? outside : location, more > 0 ? location : outside, Math.abs(more))
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
  send,
  arrive,
  take_back: callBack,
  count: (_room, run, step) => count(run, step),
  post,
}

const ofAnOrder: readonly Step['do'][] = ['reserve', 'pick', 'report', 'give_back', 'old_part', 'close']

/** Takes one step in the ledger and in the model; throws when they decide differently. A closed order does nothing more. */
export function takeStep(room: StockRoom, run: Run, step: Step): void {
  if (ofAnOrder.includes(step.do) && run.closed.has(step.order)) return
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
    const sent = run.onTheWay.flatMap(({ lines }) => lines.filter((line) => line.part === part))
    const onTheWay = sent.reduce((all, { quantity }) => all + quantity, 0)
    agree(lying(model, transit, part) === onTheWay, 'something lies in transit that nobody expects')
  }
  agree(!stock.reservations.some(({ workOrderId }) => run.closed.has(workOrderId)), 'reserved for a closed order')
  const flagged = run.shortages.reduce((all, { quantity }) => all + quantity, 0)
  const built = model.used.reduce((all, { count }) => all + count, 0)
  agree(flagged === model.openShortage, 'a shortage got lost')
  agree(built + flagged === model.reported, 'a reported use got lost')
}
