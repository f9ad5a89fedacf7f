import {
  asId,
  type Label,
  type OrgId,
  type PartId,
  type ServiceItemId,
  type StockLocationId,
} from '@field/domain/kernel'
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
  readonly serial: boolean
  readonly retired: boolean
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

const partColumns = ['id', 'code', 'name', 'category', 'fits', 'old_part_return', 'serial', 'retired_at'] as const
type PartColumns = {
  id: string
  code: string
  name: unknown
  category: string
  fits: string[]
  old_part_return: boolean
  serial: boolean
  retired_at: number | null
}

const partOf = (row: PartColumns): Part => ({
  id: asId(row.id),
  code: row.code,
  name: row.name as Label,
  category: row.category,
  fits: row.fits,
  oldPartReturn: row.old_part_return,
  serial: row.serial,
  retired: row.retired_at !== null,
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

const liesAt = (location: StockLocationId) =>
  sql<boolean>`exists (select from stock_balance b where (b.org_id, b.part_id) = (part.org_id, part.id) and b.location_id = ${location} and b.quantity > 0)`

/**
 * Parts that answer a search: what was typed whole, then what fits the model, the closest first. `heldAt`: only what lies
 * there. Of those out of use, which come last: what lies on the van, unless `retired` asks for them only, or for any.
 */
export async function findParts(
  tx: Tx,
  orgId: OrgId,
  {
    typed,
    model,
    heldAt,
    van,
    retired,
    limit,
  }: {
    readonly typed: string | undefined
    readonly model: string | null
    readonly heldAt: StockLocationId | undefined
    readonly van: StockLocationId | null
    readonly retired: 'only' | 'any' | undefined
    readonly limit: number
  },
): Promise<readonly Part[]> {
  let query = tx.selectFrom('part').select(partColumns).where('org_id', '=', orgId).where(everyTerm(typed))
  if (heldAt !== undefined) query = query.where(liesAt(heldAt))
  if (retired === 'only') query = query.where('retired_at', 'is not', null)
  if (retired === undefined)
    query = query.where(van ? sql<boolean>`(retired_at is null or ${liesAt(van)})` : sql<boolean>`retired_at is null`)
  const misfit = sql`case when ${model}::text is null or fits = '{}' or ${model}::text = any(fits) then 0 else 1 end`
  const rows = await query
    .orderBy(sql`${closeness(typed)} > 0`)
    .orderBy(sql`retired_at is not null`)
    .orderBy(misfit)
    .orderBy(closeness(typed))
    .orderBy('code')
    .limit(limit)
    .execute()
  return rows.map(partOf)
}
