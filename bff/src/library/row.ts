import { asId, type Instant, type Label, type OrgId, type PartId, type ServiceItemId } from '@field/domain/kernel'
import type { ItemContent } from '@field/domain/library'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

/** A service item as headquarters has it now. `category` is what prices and warranties go by. */
export type KeptItem = {
  readonly id: ServiceItemId
  readonly code: string
  readonly category: string
  readonly content: ItemContent
  readonly version: number
  readonly pinyin: string
  readonly initials: string
  readonly updatedAt: Instant
  readonly retiredAt: Instant | null
}

type Row = {
  readonly id: string
  readonly code: string
  readonly category: string
  readonly name: Label
  readonly category_path: readonly Label[]
  readonly minutes: number
  readonly required_parts: readonly string[]
  readonly required_quantities: readonly number[]
  readonly hint: Label | null
  readonly more_hints: readonly Label[]
  readonly instruction: Label | null
  readonly version: number
  readonly pinyin: string
  readonly initials: string
  readonly updated_at: Instant
  readonly retired_at: Instant | null
}

/** What `itemOf` reads of the row `i`. */
export const itemColumns = sql`i.id, i.code, i.category, i.name, i.category_path, i.minutes, i.required_parts, i.required_quantities,
  i.hint, i.more_hints, i.instruction, i.version, i.pinyin, i.initials, i.updated_at, i.retired_at`

const itemOf = (row: Row): KeptItem => ({
  id: asId<ServiceItemId>(row.id),
  code: row.code,
  category: row.category,
  content: {
    label: row.name,
    path: row.category_path,
    minutes: row.minutes,
    parts: row.required_parts.map((id, index) => {
      return { partId: asId<PartId>(id), quantity: row.required_quantities[index] ?? 1 }
    }),
    hints: [...(row.hint ? [row.hint] : []), ...row.more_hints],
    instruction: row.instruction,
  },
  version: row.version,
  pinyin: row.pinyin,
  initials: row.initials,
  updatedAt: row.updated_at,
  retiredAt: row.retired_at,
})

/** Items of the organization; `rest` is what follows `where` of the row `i`. */
export async function itemsWhere(tx: Tx, orgId: OrgId, rest: RawBuilder<unknown>): Promise<readonly KeptItem[]> {
  const { rows } =
    await sql<Row>`select ${itemColumns} from service_item i where i.org_id = ${orgId}::uuid and ${rest}`.execute(tx)
  return rows.map(itemOf)
}

/** One item, retired or not; null when the organization has none of that id. */
export async function itemById(tx: Tx, orgId: OrgId, id: string): Promise<KeptItem | null> {
  const [item] = await itemsWhere(tx, orgId, sql`i.id = ${id}::uuid`)
  return item ?? null
}
