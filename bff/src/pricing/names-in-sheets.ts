import type { Label, OrgId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

/** How sheets name what rules hold ids of: codes of items and parts, division codes of territories, keys. */
export type SheetNames = {
  readonly idOf: (kind: NamedKind, code: string) => string | undefined
  readonly codeOf: (kind: NamedKind, id: string) => string | undefined
}
export type NamedKind = 'service_item' | 'part' | 'territory' | 'tier' | 'level' | 'grade'
type Row = { readonly kind: NamedKind; readonly id: string; readonly code: string }

/** The names of everything that rules may name in an organization. */
export async function sheetNames(tx: Tx, orgId: OrgId): Promise<SheetNames> {
  const { rows } = await sql<Row>`
    select 'service_item' as kind, id::text, code from service_item where org_id = ${orgId}::uuid
    union all select 'part', id::text, code from part where org_id = ${orgId}::uuid
    union all select 'territory', id::text, division_code from territory where org_id = ${orgId}::uuid
    union all select 'tier', key, key from price_tier where org_id = ${orgId}::uuid
    union all select 'tier', 'standard', 'standard'
    union all select 'level', key, key from partner_level where org_id = ${orgId}::uuid
    union all select 'grade', key, key from volume_grade where org_id = ${orgId}::uuid`.execute(tx)
  const ids = new Map(rows.map(({ kind, id, code }) => [`${kind} ${code}`, id]))
  const codes = new Map(rows.map(({ kind, id, code }) => [`${kind} ${id}`, code]))
  return {
    idOf: (kind, code) => ids.get(`${kind} ${code}`),
    codeOf: (kind, id) => codes.get(`${kind} ${id}`),
  }
}

export const labelOf = (zh: string, en: string): Label => (en === '' ? { 'zh-CN': zh } : { 'zh-CN': zh, en })
