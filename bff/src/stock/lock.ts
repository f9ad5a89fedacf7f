import {
  asId,
  type Instant,
  type OrgId,
  type PartId,
  type PersonId,
  type PlaceId,
  type StockLocationId,
  type TaskId,
  type WorkOrderId,
} from '@field/domain/kernel'
import type { Reservation, Stock, StockLocation, StockLocationKind } from '@field/domain/stock'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

/** Which places a decision looks at: by id, the van of a person, and the single places of a kind. */
type Shelves = {
  readonly ids?: readonly StockLocationId[]
  readonly vanOf?: PersonId | null
  readonly kinds?: readonly StockLocationKind[]
}

/** A piece with a number, and the task that it was used for. */
export type NumberedPiece = { readonly serial: string; readonly taskId: TaskId | null; readonly since: Instant }

/** The stock with its single pieces, longest there first, by place and part; `numbered`: parts whose pieces have numbers. */
export type StockAtHand = Stock & {
  readonly numbered: ReadonlySet<PartId>
  readonly pieces: ReadonlyMap<string, readonly NumberedPiece[]>
}

// One of each for the whole organization.
const shared = `('consumed', 'supplier', 'transit', 'repair')`

export const shelfKey = (location: StockLocationId, part: PartId): string => `${location} ${part}`

type PlaceRow = {
  id: string
  kind: string
  owner_id: string | null
  place_id: string | null
  latitude: number | null
  longitude: number | null
}
type BalanceRow = { location_id: string; part_id: string; quantity: number }
type PromiseRow = { location_id: string; part_id: string; work_order_id: string; quantity: number }
type PieceRow = { location_id: string; part_id: string; serial: string; task_id: string | null; since: Instant }

/**
 * The named places and what lies there of the parts, with those balances locked until the end of the transaction. Rows
 * are locked in the same order by everybody, so that two takers wait instead of deadlocking: vans, warehouses and sites
 * first, by location and part. The places that everybody's pieces pass through come last: of those, who began before
 * the first piece lay there sees and locks none, and may not be waited for by who holds one.
 */
export function lockStock(
  tx: Tx,
  orgId: OrgId,
  { ids = [], vanOf, kinds = [] }: Shelves,
  parts: readonly PartId[],
): Promise<StockAtHand> {
  const chosen = sql`l.org_id = ${orgId} and (l.id = any(${ids}::uuid[]) or l.kind = any(${kinds}::text[])
    or (l.kind = 'van' and l.owner_id = ${vanOf ?? null}::uuid))`
  return stockWhere(tx, orgId, chosen, parts, sql`for update of b`)
}

/**
 * Where good parts lie in the whole organization, unlocked: what a proposal looks at. What a place is asked to send is
 * as good as promised, so that nobody is proposed the same piece.
 */
export async function readStock(tx: Tx, orgId: OrgId, parts: readonly PartId[]): Promise<StockAtHand> {
  const chosen = sql`l.org_id = ${orgId} and l.kind in ('warehouse', 'site', 'van', 'supplier')`
  const [stock, asked] = await Promise.all([
    stockWhere(tx, orgId, chosen, parts, sql``),
    sql<PromiseRow>`select t.from_id as location_id, n.part_id, t.id as work_order_id, n.quantity
      from stock_transfer t join stock_transfer_line n on (n.org_id, n.transfer_id) = (t.org_id, t.id)
      where t.org_id = ${orgId} and t.state = 'asked' and n.part_id = any(${parts}::uuid[])`.execute(tx),
  ])
  return { ...stock, reservations: [...stock.reservations, ...asked.rows.map(promiseOf)] }
}

// Promises and pieces change only under the lock of their balance, so what is read after the lock is what holds.
async function stockWhere(
  tx: Tx,
  orgId: OrgId,
  chosen: RawBuilder<unknown>,
  parts: readonly PartId[],
  lock: RawBuilder<unknown>,
): Promise<StockAtHand> {
  const there = sql`b.org_id = ${orgId} and b.part_id = any(${parts}::uuid[])
    and b.location_id in (select l.id from stock_location l where ${chosen})`
  const [places, balances, promises, pieces, numbered] = await Promise.all([
    sql<PlaceRow>`select l.id, l.kind, l.owner_id, l.place_id, p.latitude, p.longitude
      from stock_location l left join technician t on (t.org_id, t.person_id) = (l.org_id, l.owner_id)
        left join place p on (p.org_id, p.id) = (l.org_id, coalesce(l.place_id, t.site_id)) where ${chosen}`.execute(
      tx,
    ),
    sql<BalanceRow>`select b.location_id, b.part_id, b.quantity
      from stock_balance b join stock_location l on (l.org_id, l.id) = (b.org_id, b.location_id)
      where ${there} order by l.kind in ${sql.raw(shared)}, b.location_id, b.part_id ${lock}`.execute(tx),
    sql<PromiseRow>`select b.location_id, b.part_id, b.work_order_id, b.quantity from stock_reservation b
      where ${there} and b.quantity > 0 order by b.updated_at, b.work_order_id`.execute(tx),
    sql<PieceRow>`select b.location_id, b.part_id, b.serial, b.task_id, b.since from part_serial b
      where ${there} order by b.since, b.serial`.execute(tx),
    sql<{ id: string }>`select id from part where org_id = ${orgId} and id = any(${parts}::uuid[]) and serial`.execute(
      tx,
    ),
  ])
  return {
    locations: new Map(places.rows.map((row) => [asId(row.id), locationOf(row)])),
    balances: balancesOf(balances.rows),
    reservations: promises.rows.map(promiseOf),
    numbered: new Set(numbered.rows.map(({ id }) => asId<PartId>(id))),
    pieces: piecesOf(pieces.rows),
  }
}

function balancesOf(rows: readonly BalanceRow[]): Stock['balances'] {
  const held = new Map<StockLocationId, Map<PartId, number>>()
  for (const { location_id, part_id, quantity } of rows) {
    const shelf = held.get(asId(location_id)) ?? new Map<PartId, number>()
    held.set(asId(location_id), shelf.set(asId(part_id), quantity))
  }
  return held
}

function piecesOf(rows: readonly PieceRow[]): StockAtHand['pieces'] {
  const found = new Map<string, NumberedPiece[]>()
  for (const { location_id, part_id, serial, task_id, since } of rows) {
    const key = shelfKey(asId(location_id), asId(part_id))
    found.set(key, [
      ...(found.get(key) ?? []),
      { serial, taskId: task_id === null ? null : asId<TaskId>(task_id), since },
    ])
  }
  return found
}

const promiseOf = ({ location_id, part_id, work_order_id, quantity }: PromiseRow): Reservation => ({
  location: asId(location_id),
  part: asId(part_id),
  workOrderId: asId<WorkOrderId>(work_order_id),
  quantity,
})

const locationOf = ({ id, kind, owner_id, place_id, latitude, longitude }: PlaceRow): StockLocation => ({
  id: asId(id),
  kind: kind as StockLocationKind,
  ...(owner_id !== null && { ownerId: asId<PersonId>(owner_id) }),
  ...(place_id !== null && { placeId: asId<PlaceId>(place_id) }),
  ...(latitude !== null && longitude !== null && { position: { latitude, longitude } }),
})
