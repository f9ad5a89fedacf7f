import type { Instant, OrgId, PersonId, StockLocationId, StockMoveId, TaskId } from '@field/domain/kernel'
import type { Stock, StockMove } from '@field/domain/stock'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

export type MoveContext = {
  readonly by: PersonId | null
  readonly at: Instant
  readonly taskId?: TaskId
  readonly transferId?: string
  readonly countId?: string
}

type Change = { readonly location: StockLocationId; readonly part: string; readonly change: number }

/**
 * Writes decided moves: one ledger row for each and the balances they change, all in one flight. A balance is lowered
 * only where it holds enough; when it does not, the caller decided without holding the lock, which is a fault.
 */
export async function writeMoves(
  tx: Tx,
  orgId: OrgId,
  stock: Pick<Stock, 'locations'>,
  moves: readonly StockMove[],
  context: MoveContext,
): Promise<void> {
  if (moves.length === 0) return
  const changes = changesOf(moves)
  const isSupplier = ({ location }: Change) => stock.locations.get(location)?.kind === 'supplier'
  const lowered = changes.filter((one) => one.change < 0 && !isSupplier(one))
  const others = changes.filter((one) => one.change > 0 || isSupplier(one))
  const [taken, placed] = await Promise.all([
    Promise.all(lowered.map((one) => lower(tx, orgId, one))),
    placePieces(tx, orgId, moves, context),
    ...others.map((one) => raise(tx, orgId, one, isSupplier(one))),
    insertMoves(tx, orgId, moves, context),
  ])
  const missed = lowered.filter((_, index) => taken[index] !== 1)
  if (missed.length > 0) throw new Error(`stock of part ${missed[0]?.part} changed under its taker`)
  const numbered = new Set(moves.flatMap(({ part, serial }) => (serial === undefined ? [] : [`${part} ${serial}`])))
  if (placed !== numbered.size) throw new Error('a piece with a number was not where its move takes it from')
}

/** Puts each piece with a number where its last move leads; how many were where the first of their moves begins. */
async function placePieces(
  tx: Tx,
  orgId: OrgId,
  moves: readonly StockMove[],
  { at, taskId }: MoveContext,
): Promise<number> {
  const ways = new Map<string, { part: string; serial: string; from: string; to: string; used: boolean }>()
  for (const { part, serial, from, to, reason } of moves) {
    if (serial === undefined) continue
    const key = `${part} ${serial}`
    ways.set(key, { part, serial, from: ways.get(key)?.from ?? from, to, used: reason === 'use' })
  }
  if (ways.size === 0) return 0
  const { numAffectedRows } = await sql`
    insert into part_serial as s (org_id, part_id, serial, location_id, task_id, since)
    select ${orgId}::uuid, r.part, r.serial, r."to", case when r.used then ${taskId ?? null}::uuid end, ${time(at)}
    from jsonb_to_recordset(${JSON.stringify([...ways.values()])}::jsonb)
      as r(part uuid, serial text, "from" uuid, "to" uuid, used boolean) order by r.part, r.serial
    on conflict (org_id, part_id, serial) do update set location_id = excluded.location_id, task_id = excluded.task_id, since = excluded.since
    where s.location_id = (select r."from" from jsonb_to_recordset(${JSON.stringify([...ways.values()])}::jsonb)
        as r(part uuid, serial text, "from" uuid) where (r.part, r.serial) = (excluded.part_id, excluded.serial))
      or exists (select from stock_location l where (l.org_id, l.id) = (s.org_id, s.location_id) and l.kind in ('consumed', 'supplier'))`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}

/** What the moves come to for each place and part, in the order of the locks; what cancels out is left out. */
function changesOf(moves: readonly StockMove[]): Change[] {
  const sums = new Map<string, Change>()
  const add = (location: StockLocationId, part: string, quantity: number) => {
    const key = `${location} ${part}`
    sums.set(key, { location, part, change: (sums.get(key)?.change ?? 0) + quantity })
  }
  for (const { part, from, to, quantity } of moves) {
    add(from, part, -quantity)
    add(to, part, quantity)
  }
  return [...sums]
    .filter(([, { change }]) => change !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, change]) => change)
}

async function lower(tx: Tx, orgId: OrgId, { location, part, change }: Change): Promise<number> {
  const { numAffectedRows } = await sql`update stock_balance set quantity = quantity - ${-change}::int
    where org_id = ${orgId} and location_id = ${location} and part_id = ${part} and quantity >= ${-change}::int`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}

const raise = (tx: Tx, orgId: OrgId, { location, part, change }: Change, supplier: boolean) =>
  sql`insert into stock_balance (org_id, location_id, part_id, quantity, supplier)
    values (${orgId}, ${location}, ${part}, ${change}, ${supplier})
    on conflict (org_id, location_id, part_id) do update set quantity = stock_balance.quantity + excluded.quantity`.execute(
    tx,
  )

// The rows travel as one JSON parameter, so that the statement has one text however many there are.
function insertMoves(
  tx: Tx,
  orgId: OrgId,
  moves: readonly StockMove[],
  { by, at, taskId, transferId, countId }: MoveContext,
): Promise<unknown> {
  const rows = JSON.stringify(moves.map((move) => ({ id: newId<StockMoveId>(), ...move })))
  return sql`insert into stock_move (org_id, id, part_id, from_id, to_id, quantity, reason, work_order_id, task_id, created_by, created_at, serial, transfer_id, count_id)
    select ${orgId}::uuid, r.id, r.part, r."from", r."to", r.quantity, r.reason, r."workOrderId", ${taskId ?? null}::uuid, ${by}::uuid, ${time(at)},
      r.serial, ${transferId ?? null}::uuid, ${countId ?? null}::uuid
    from jsonb_to_recordset(${rows}::jsonb)
      as r(id uuid, part uuid, "from" uuid, "to" uuid, quantity integer, reason text, "workOrderId" uuid, serial text)`.execute(
    tx,
  )
}
