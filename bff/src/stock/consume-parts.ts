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
import { consumeParts, giveBackUnused, type Stock, type StockMove } from '@field/domain/stock'
import type { Tx } from '../platform/database/transaction.ts'
import { lockStock } from './lock.ts'
import { refuseNaming } from './name-the-part.ts'
import { type UsedFrom, usedForTask } from './queries.ts'
import { sumLines, type TransferLine } from './transfer.ts'
import { type MoveContext, writeMoves } from './write-moves.ts'

/** Pieces a task now uses more (positive) or fewer (negative) of than before. */
type PartChange = { readonly partId: PartId; readonly quantity: number }

type PartsUse = {
  readonly workOrderId: WorkOrderId
  readonly taskId: TaskId
  /** Whose van more pieces are taken from; fewer go back to the van they came from, whoever says so. */
  readonly technician: PersonId | null
  readonly change: readonly PartChange[]
}

/**
 * Books what a technician takes from the own van for a task, and puts back what was not used after all. All or nothing:
 * refuses `not_enough_stock` (the part in `path`, its code, name and what the van holds in `detail`), `not_your_van`
 * for somebody without a van, `too_many` above what the task has taken; a refusal leaves nothing written.
 */
export async function consumePartsForTask(
  tx: Tx,
  orgId: OrgId,
  use: PartsUse,
  context: Omit<MoveContext, 'taskId'>,
): Promise<Result<null>> {
  const change = sumLines(use.change.map(({ partId: part, quantity }) => ({ part, quantity }))).filter(
    ({ quantity }) => quantity !== 0,
  )
  if (change.length === 0) return ok(null)
  const { stock, sources } = await lockFor(tx, orgId, use, change)
  const moves: StockMove[] = []
  for (const { part, quantity } of change) {
    const decided = quantity > 0 ? taken(stock, use, part, quantity) : givenBack(stock, use, part, -quantity, sources)
    if (!decided.ok) return refuseNaming(tx, orgId, part, decided.refusal)
    moves.push(...decided.value)
  }
  await writeMoves(tx, orgId, stock, moves, { ...context, taskId: use.taskId })
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

function taken(stock: Stock, use: PartsUse, part: PartId, quantity: number): Result<readonly StockMove[]> {
  const van = [...stock.locations.values()].find(({ ownerId }) => ownerId !== undefined && ownerId === use.technician)
  if (!van?.ownerId) return refuse('not_your_van')
  const found = consumeParts(stock, van.ownerId, { part, quantity, location: van.id, workOrderId: use.workOrderId })
  return found.ok ? ok(found.value.moves) : found
}

function givenBack(
  stock: Stock,
  { workOrderId }: PartsUse,
  part: PartId,
  quantity: number,
  sources: readonly UsedFrom[],
): Result<readonly StockMove[]> {
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
  return rest === 0 ? ok(moves) : refuse('too_many', { detail: { used: quantity - rest } })
}
