import {
  type OrgId,
  ok,
  type PartId,
  type PersonId,
  type Result,
  refuse,
  type TaskId,
  type WorkOrderId,
} from '@field/domain/kernel'
import { consumeParts, giveBackUnused, reportUse, type Shortage, type Stock, type StockMove } from '@field/domain/stock'
import type { Tx } from '../platform/database/transaction.ts'
import { lockStock, type StockAtHand, shelfKey } from './lock.ts'
import { refuseNaming } from './name-the-part.ts'
import { type UsedFrom, usedForTask } from './queries.ts'
import { keepShortage, withdrawShortages } from './shortages/keep.ts'
import { sumLines, type TransferLine } from './transfer.ts'
import { withSerials } from './with-serials.ts'
import { type MoveContext, writeMoves } from './write-moves.ts'

/** Pieces a task now uses more (positive) or fewer (negative) of than before. */
type PartChange = { readonly partId: PartId; readonly quantity: number }

type PartsUse = {
  readonly workOrderId: WorkOrderId
  readonly taskId: TaskId
  /** Whose van more pieces are taken from; fewer go back to the van they came from, whoever says so. */
  readonly technician: PersonId | null
  readonly change: readonly PartChange[]
  /** Numbers that were named of the pieces taken. */
  readonly named?: ReadonlyMap<PartId, readonly string[]>
  /** Reported after the fact, from offline: the pieces are built in, so the report stands whatever the book says. */
  readonly late?: boolean
}

/**
 * Books what a technician takes from the own van for a task, and puts back what was not used after all. All or nothing:
 * refuses `not_enough_stock` (the part in `path`, its code, name and what the van holds in `detail`), `not_your_van`
 * for somebody without a van, `too_many` above what the task has taken; a refusal leaves nothing written. What a late
 * report says beyond the book is kept as a shortage with a proposal instead.
 */
export async function consumePartsForTask(
  tx: Tx,
  orgId: OrgId,
  use: PartsUse,
  context: Omit<MoveContext, 'taskId'>,
): Promise<Result<null>> {
  const wanted = sumLines(use.change.map(({ partId: part, quantity }) => ({ part, quantity }))).filter(
    ({ quantity }) => quantity !== 0,
  )
  if (wanted.length === 0) return ok(null)
  const { stock, sources } = await lockFor(tx, orgId, use, wanted)
  const change = await withdrawShortages(tx, orgId, use.taskId, wanted, context.at)
  const moves: StockMove[] = []
  for (const { part, quantity } of change) {
    const decided = quantity > 0 ? taken(stock, use, part, quantity) : givenBack(stock, use, part, -quantity, sources)
    if (!decided.ok) return refuseNaming(tx, orgId, part, decided.refusal)
    const { moves: more, shortage } = decided.value
    if (shortage && use.technician !== null)
      await keepShortage(tx, orgId, shortage, use.taskId, use.technician, context.at)
    moves.push(...more)
  }
  const named = withSerials(stock, moves, { taskId: use.taskId, named: namesOf(stock, use, moves) })
  if (!named.ok) return named
  await writeMoves(tx, orgId, stock, named.value, { ...context, taskId: use.taskId })
  return ok(null)
}

/** Locks what the change touches; where pieces came from is read again under the lock, when nobody else can give them back. */
async function lockFor(tx: Tx, orgId: OrgId, { taskId, technician }: PartsUse, change: readonly TransferLine[]) {
  const back = change.some(({ quantity }) => quantity < 0)
  const before = back ? await usedForTask(tx, orgId, taskId) : []
  const shelves = {
    ids: [...new Set(before.map(({ location }) => location))],
    kinds: ['consumed'] as const,
    ...(technician !== null && { vanOf: technician }),
  }
  const parts = change.map(({ part }) => part)
  const [stock, sources] = await Promise.all([
    lockStock(tx, orgId, shelves, parts),
    back ? usedForTask(tx, orgId, taskId) : [],
  ])
  return { stock, sources }
}

/**
 * Which pieces the moves are, as far as the task names its pieces: of those taken, the ones not used before; of those
 * given back, the ones no longer named. A late report of a piece that the book has elsewhere counts as unnamed.
 */
function namesOf(stock: StockAtHand, { taskId, named, late }: PartsUse, moves: readonly StockMove[]) {
  const names = new Map<PartId, readonly string[]>()
  for (const { part, from, to, reason } of moves) {
    const said = named?.get(part)
    if (!said) continue
    const used = (stock.pieces.get(shelfKey(reason === 'use' ? to : from, part)) ?? [])
      .filter((piece) => piece.taskId === taskId)
      .map(({ serial }) => serial)
    const there = (stock.pieces.get(shelfKey(from, part)) ?? []).map(({ serial }) => serial)
    const fresh = said.filter((serial) => !used.includes(serial) && (!late || there.includes(serial)))
    names.set(part, reason === 'use' ? fresh : used.filter((serial) => !said.includes(serial)))
  }
  return names
}

type Decided = { readonly moves: readonly StockMove[]; readonly shortage: Shortage | null }

function taken(stock: Stock, use: PartsUse, part: PartId, quantity: number): Result<Decided> {
  const van = [...stock.locations.values()].find(({ ownerId }) => ownerId !== undefined && ownerId === use.technician)
  if (!van?.ownerId) return refuse('not_your_van')
  const wish = { part, quantity, location: van.id, workOrderId: use.workOrderId }
  if (use.late) return reportUse(stock, van.ownerId, wish)
  const found = consumeParts(stock, van.ownerId, wish)
  return found.ok ? ok({ moves: found.value.moves, shortage: null }) : found
}

function givenBack(
  stock: Stock,
  { workOrderId }: PartsUse,
  part: PartId,
  quantity: number,
  sources: readonly UsedFrom[],
): Result<Decided> {
  const moves: StockMove[] = []
  let rest = quantity
  for (const { location, used } of sources.filter((one) => one.part === part)) {
    const owner = stock.locations.get(location)?.ownerId
    const pieces = Math.min(rest, used)
    if (pieces === 0 || owner === undefined) continue
    const wish = { part, location, workOrderId, quantity: pieces }
    const decided = giveBackUnused(stock, owner, wish, used)
    if (!decided.ok) return decided
    moves.push(...decided.value)
    rest -= pieces
  }
  return rest === 0 ? ok({ moves, shortage: null }) : refuse('too_many', { detail: { used: quantity - rest } })
}
