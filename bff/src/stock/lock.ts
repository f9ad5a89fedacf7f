import { asId, type OrgId, type PartId, type PersonId, type StockLocationId } from '@field/domain/kernel'
import type { Stock, StockLocation, StockLocationKind } from '@field/domain/stock'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

/** Which places a decision looks at: by id, the van of a person, and the single places of a kind. */
type Shelves = {
  readonly ids?: readonly StockLocationId[]
  readonly vanOf?: PersonId
  readonly kinds?: readonly ('consumed' | 'supplier')[]
}

type PlaceRow = { id: string; kind: string; owner_id: string | null; latitude: number | null; longitude: number | null }
type BalanceRow = { location_id: string; part_id: string; quantity: number }

/**
 * The named places and what lies there of the parts, with those balances locked until the end of the transaction. Rows
 * are locked in the order of location and part, the same for everybody, so that two takers wait instead of deadlocking.
 */
export async function lockStock(
  tx: Tx,
  orgId: OrgId,
  { ids = [], vanOf, kinds = [] }: Shelves,
  parts: readonly PartId[],
): Promise<Stock> {
  const chosen = sql`l.org_id = ${orgId} and (l.id = any(${ids}::uuid[]) or l.kind = any(${kinds}::text[])
    or (l.kind = 'van' and l.owner_id = ${vanOf ?? null}::uuid))`
  const [places, balances] = await Promise.all([
    sql<PlaceRow>`select l.id, l.kind, l.owner_id, p.latitude, p.longitude
      from stock_location l left join place p on (p.org_id, p.id) = (l.org_id, l.place_id) where ${chosen}`.execute(tx),
    sql<BalanceRow>`select b.location_id, b.part_id, b.quantity from stock_balance b
      where b.org_id = ${orgId} and b.part_id = any(${parts}::uuid[])
        and b.location_id in (select l.id from stock_location l where ${chosen})
      order by b.location_id, b.part_id for update of b`.execute(tx),
  ])
  return stockOf(places.rows, balances.rows)
}

/** Rows as the domain's stock. Nothing is promised ahead yet, so there are no reservations. */
function stockOf(places: readonly PlaceRow[], balances: readonly BalanceRow[]): Stock {
  const held = new Map<StockLocationId, Map<PartId, number>>()
  for (const { location_id, part_id, quantity } of balances) {
    const shelf = held.get(asId(location_id)) ?? new Map<PartId, number>()
    held.set(asId(location_id), shelf.set(asId(part_id), quantity))
  }
  return { locations: new Map(places.map((row) => [asId(row.id), locationOf(row)])), balances: held, reservations: [] }
}

const locationOf = ({ id, kind, owner_id, latitude, longitude }: PlaceRow): StockLocation => ({
  id: asId(id),
  kind: kind as StockLocationKind,
  ...(owner_id !== null && { ownerId: asId<PersonId>(owner_id) }),
  ...(latitude !== null && longitude !== null && { position: { latitude, longitude } }),
})
