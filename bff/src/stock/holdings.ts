import {
  asId,
  type Label,
  type OrgId,
  type PartId,
  type PersonId,
  type Position,
  type StockLocationId,
  type TaskId,
} from '@field/domain/kernel'
import type { StockLocationKind } from '@field/domain/stock'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

type Van = { readonly id: StockLocationId; readonly name: string }

export type UsedFrom = { readonly part: PartId; readonly location: StockLocationId; readonly used: number }

/** What a task has used by its moves, used minus given back, with the place each piece came from. */
export async function usedForTask(tx: Tx, orgId: OrgId, taskId: TaskId): Promise<readonly UsedFrom[]> {
  const { rows } = await sql<{ part_id: string; location: string; used: number }>`
    select part_id, case reason when 'use' then from_id else to_id end as location,
      sum(case reason when 'use' then quantity else -quantity end)::int as used
    from stock_move where org_id = ${orgId} and task_id = ${taskId} and reason in ('use', 'unused')
    group by 1, 2 having sum(case reason when 'use' then quantity else -quantity end) > 0 order by 1, 2`.execute(tx)
  return rows.map(({ part_id, location, used }) => ({ part: asId(part_id), location: asId(location), used }))
}

/** The van of a person, if the person has one. */
export async function vanOf(tx: Tx, orgId: OrgId, owner: PersonId): Promise<Van | null> {
  const row = await tx
    .selectFrom('stock_location')
    .select(['id', 'name'])
    .where('org_id', '=', orgId)
    .where('kind', '=', 'van')
    .where('owner_id', '=', owner)
    .executeTakeFirst()
  return row ? { id: asId(row.id), name: row.name } : null
}

export type Holding = {
  readonly part: PartId
  readonly quantity: number
  readonly location: StockLocationId
  readonly kind: StockLocationKind
  readonly name: string
  readonly position: Position | null
}

/** Where the parts lie promised to nobody, leaving out empty places: on one van, and in the warehouses and sites. */
export async function holdingsOf(
  tx: Tx,
  orgId: OrgId,
  parts: readonly PartId[],
  van: StockLocationId | null,
): Promise<readonly Holding[]> {
  const { rows } = await sql<{
    part_id: string
    quantity: number
    id: string
    kind: string
    name: string
    latitude: number | null
    longitude: number | null
  }>`
    select b.part_id, b.quantity - r.promised as quantity, l.id, l.kind, l.name, p.latitude, p.longitude
    from stock_balance b join stock_location l on (l.org_id, l.id) = (b.org_id, b.location_id)
      left join place p on (p.org_id, p.id) = (l.org_id, l.place_id)
      cross join lateral (select coalesce(sum(s.quantity), 0)::int as promised from stock_reservation s
        where (s.org_id, s.location_id, s.part_id) = (b.org_id, b.location_id, b.part_id)) r
    where b.org_id = ${orgId} and b.part_id = any(${parts}::uuid[]) and b.quantity > r.promised
      and (l.kind in ('warehouse', 'site') or l.id = ${van}::uuid)`.execute(tx)
  return rows.map((row) => ({
    part: asId(row.part_id),
    quantity: row.quantity,
    location: asId(row.id),
    kind: row.kind as StockLocationKind,
    name: row.name,
    position:
      row.latitude === null || row.longitude === null ? null : { latitude: row.latitude, longitude: row.longitude },
  }))
}

type Location = { readonly id: StockLocationId; readonly kind: StockLocationKind; readonly name: string }

export async function stockLocations(tx: Tx, orgId: OrgId): Promise<readonly Location[]> {
  const rows = await tx
    .selectFrom('stock_location')
    .select(['id', 'kind', 'name'])
    .where('org_id', '=', orgId)
    .orderBy('kind')
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(({ id, kind, name }) => ({ id: asId(id), kind: kind as StockLocationKind, name }))
}

type StockLine = {
  readonly locationId: StockLocationId
  readonly partId: PartId
  readonly code: string
  readonly name: Label
  readonly quantity: number
}

/** Pieces by place and part; places with none of a part are left out. */
export async function stockLines(tx: Tx, orgId: OrgId, location?: StockLocationId): Promise<readonly StockLine[]> {
  let query = tx
    .selectFrom('stock_balance as b')
    .innerJoin('part as p', (join) => join.onRef('p.org_id', '=', 'b.org_id').onRef('p.id', '=', 'b.part_id'))
    .select(['b.location_id', 'b.part_id', 'p.code', 'p.name', 'b.quantity'])
    .where('b.org_id', '=', orgId)
    .where('b.quantity', '<>', 0)
  if (location !== undefined) query = query.where('b.location_id', '=', location)
  const rows = await query.orderBy('b.location_id').orderBy('p.code').execute()
  return rows.map((row) => ({
    locationId: asId(row.location_id),
    partId: asId(row.part_id),
    code: row.code,
    name: row.name as Label,
    quantity: row.quantity,
  }))
}
