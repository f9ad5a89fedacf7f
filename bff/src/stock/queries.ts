import {
  asId,
  type Label,
  type OrgId,
  type PartId,
  type PersonId,
  type Position,
  type ServiceItemId,
  type StockLocationId,
  type TaskId,
} from '@field/domain/kernel'
import type { StockLocationKind } from '@field/domain/stock'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { likePattern, searchTerms } from './search-text.ts'

export type Part = {
  readonly id: PartId
  readonly code: string
  readonly name: Label
  readonly category: string
  readonly fits: readonly string[]
  readonly oldPartReturn: boolean
}

export type ServiceItem = {
  readonly id: ServiceItemId
  readonly code: string
  readonly name: Label
  readonly category: string
  readonly minutes: number
  readonly requiredParts: readonly PartId[]
  readonly hint: Label | null
}

export type Van = { readonly id: StockLocationId; readonly name: string }

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

const partColumns = ['id', 'code', 'name', 'category', 'fits', 'old_part_return'] as const
type PartColumns = {
  id: string
  code: string
  name: unknown
  category: string
  fits: string[]
  old_part_return: boolean
}

const partOf = (row: PartColumns): Part => ({
  id: asId(row.id),
  code: row.code,
  name: row.name as Label,
  category: row.category,
  fits: row.fits,
  oldPartReturn: row.old_part_return,
})

const itemColumns = ['id', 'code', 'name', 'category', 'minutes', 'required_parts', 'hint'] as const
type ItemColumns = {
  id: string
  code: string
  name: unknown
  category: string
  minutes: number
  required_parts: string[]
  hint: unknown
}

const itemOf = (row: ItemColumns): ServiceItem => ({
  id: asId(row.id),
  code: row.code,
  name: row.name as Label,
  category: row.category,
  minutes: row.minutes,
  requiredParts: row.required_parts.map((id) => asId<PartId>(id)),
  hint: row.hint as Label | null,
})

export async function partsById(tx: Tx, orgId: OrgId, ids: readonly PartId[]): Promise<ReadonlyMap<PartId, Part>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('part')
    .select(partColumns)
    .where('org_id', '=', orgId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [asId<PartId>(row.id), partOf(row)]))
}

/** Service items by their ids, and one more by its code when it is named. */
export async function serviceItemsBy(
  tx: Tx,
  orgId: OrgId,
  { ids = [], code = null }: { readonly ids?: readonly ServiceItemId[]; readonly code?: string | null },
): Promise<readonly ServiceItem[]> {
  if (ids.length === 0 && code === null) return []
  const rows = await tx
    .selectFrom('service_item')
    .select(itemColumns)
    .where('org_id', '=', orgId)
    .where(sql<boolean>`(id = any(${ids}::uuid[]) or code = ${code})`)
    .execute()
  return rows.map(itemOf)
}

// What was typed comes before what only contains it: the whole code, its beginning, the beginning of the name.
const closeness = (typed: string | undefined) => {
  const whole = (typed ?? '').trim().toLowerCase()
  const begins = likePattern(whole).slice(1)
  return sql`case when lower(code) = ${whole} then 0 when lower(code) like ${begins} then 1
    when lower(name->>'zh-CN') like ${begins} then 2 else 3 end`
}

const everyTerm = (typed: string | undefined) =>
  sql<boolean>`search like all(${searchTerms(typed).map(likePattern)}::text[])`

/** Parts that answer a search: what was typed whole, then what fits the model, the closest first; `heldAt`: only what lies there. */
export async function findParts(
  tx: Tx,
  orgId: OrgId,
  {
    typed,
    model,
    heldAt,
    limit,
  }: {
    readonly typed: string | undefined
    readonly model: string | null
    readonly heldAt: StockLocationId | undefined
    readonly limit: number
  },
): Promise<readonly Part[]> {
  let query = tx.selectFrom('part').select(partColumns).where('org_id', '=', orgId).where(everyTerm(typed))
  if (heldAt !== undefined) {
    query = query.where(
      sql<boolean>`exists (select from stock_balance b where (b.org_id, b.part_id) = (part.org_id, part.id) and b.location_id = ${heldAt} and b.quantity > 0)`,
    )
  }
  const misfit = sql`case when ${model}::text is null or fits = '{}' or ${model}::text = any(fits) then 0 else 1 end`
  const rows = await query
    .orderBy(sql`${closeness(typed)} > 0`)
    .orderBy(misfit)
    .orderBy(closeness(typed))
    .orderBy('code')
    .limit(limit)
    .execute()
  return rows.map(partOf)
}

export async function findServiceItems(
  tx: Tx,
  orgId: OrgId,
  { typed, limit }: { readonly typed?: string | undefined; readonly limit: number },
): Promise<readonly ServiceItem[]> {
  const query = tx.selectFrom('service_item').select(itemColumns).where('org_id', '=', orgId).where(everyTerm(typed))
  return (await query.orderBy(closeness(typed)).orderBy('code').limit(limit).execute()).map(itemOf)
}

export type Holding = {
  readonly part: PartId
  readonly quantity: number
  readonly location: StockLocationId
  readonly kind: StockLocationKind
  readonly name: string
  readonly position: Position | null
}

/** Where the parts lie, leaving out empty places: on one van, and in the warehouses and sites. */
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
    select b.part_id, b.quantity, l.id, l.kind, l.name, p.latitude, p.longitude
    from stock_balance b join stock_location l on (l.org_id, l.id) = (b.org_id, b.location_id)
      left join place p on (p.org_id, p.id) = (l.org_id, l.place_id)
    where b.org_id = ${orgId} and b.part_id = any(${parts}::uuid[]) and b.quantity > 0
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

export type Location = { readonly id: StockLocationId; readonly kind: StockLocationKind; readonly name: string }

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

export type StockLine = {
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
