import { isId, type OrgId, type RefusalCode } from '@field/domain/kernel'
import type { PriceRule } from '@field/domain/pricing'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

type Unknown = { readonly index: number; readonly path: string; readonly code: RefusalCode }
type Row = { readonly kind: string; readonly name: string }

/** What rules name that the organization does not have: items, parts, territories, tiers, levels and grades. */
export async function unknownNames(tx: Tx, orgId: OrgId, rules: readonly PriceRule[]): Promise<readonly Unknown[]> {
  if (rules.length === 0) return []
  const { rows } = await sql<Row>`
    select 'service_item' as kind, id::text as name from service_item where org_id = ${orgId}::uuid
    union all select 'part', id::text from part where org_id = ${orgId}::uuid
    union all select 'territory', id::text from territory where org_id = ${orgId}::uuid
    union all select 'tier', key from price_tier where org_id = ${orgId}::uuid
    union all select 'level', key from partner_level where org_id = ${orgId}::uuid
    union all select 'grade', key from volume_grade where org_id = ${orgId}::uuid`.execute(tx)
  const there = new Set(rows.map(({ kind, name }) => `${kind} ${name}`))
  const missing = (kind: string, name: string) => !there.has(`${kind} ${name}`)
  return rules.flatMap(({ item, territory, tier, level, grade }, index): Unknown[] => {
    if (item.kind === 'service_item' && (!isId(item.id) || missing(item.kind, item.id)))
      return [{ index, path: 'item.id', code: 'item_unknown' }]
    if (item.kind === 'part' && (!isId(item.id) || missing(item.kind, item.id)))
      return [{ index, path: 'item.id', code: 'part_unknown' }]
    if (territory !== undefined && missing('territory', territory))
      return [{ index, path: 'territory', code: 'not_an_option' }]
    if (tier !== undefined && tier !== 'standard' && missing('tier', tier))
      return [{ index, path: 'tier', code: 'not_an_option' }]
    if (level !== undefined && missing('level', level)) return [{ index, path: 'level', code: 'not_an_option' }]
    return grade !== undefined && missing('grade', grade) ? [{ index, path: 'grade', code: 'not_an_option' }] : []
  })
}
