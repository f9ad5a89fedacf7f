import type { Actor } from '@field/domain/access'
import type { OrgId } from '@field/domain/kernel'
import { type ItemHere, type ItemOverride, itemHere } from '@field/domain/library'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import type { KeptItem } from './row.ts'

/** Where an item is to hold: territories from the root down, then the site. */
export type Scopes = readonly string[]

type Row = { readonly path: readonly string[]; readonly site: string | null }
const scopesIn = ({ path, site }: Row): Scopes => [...path, ...(site === null ? [] : [site])]

/** Where an order is done: its territory, and the site it was routed to, else that of whoever has it. */
export async function scopesOfOrder(tx: Tx, orgId: OrgId, id: string): Promise<Scopes> {
  const { rows } = await sql<Row>`
    select y.path, coalesce(w.site_id, (select t.site_id from task k join technician t on (t.org_id, t.person_id) = (k.org_id, k.assignee_id)
      where k.org_id = w.org_id and k.work_order_id = w.id order by k.open desc, k.opened_at desc, k.id desc limit 1)) as site
    from work_order w join territory y on (y.org_id, y.id) = (w.org_id, w.territory_id)
    where w.org_id = ${orgId}::uuid and w.id = ${id}::uuid`.execute(tx)
  return rows.flatMap(scopesIn)
}

/** Where a technician works; nowhere in particular for others, who see headquarters' items. */
export async function scopesOfActor(tx: Tx, { orgId, personId }: Actor): Promise<Scopes> {
  const { rows } = await sql<Row>`
    select y.path, t.site_id as site from technician t join place p on (p.org_id, p.id) = (t.org_id, t.site_id)
      join territory y on (y.org_id, y.id) = (p.org_id, p.territory_id)
    where t.org_id = ${orgId}::uuid and t.person_id = ${personId}::uuid`.execute(tx)
  return rows.flatMap(scopesIn)
}

/** What holds otherwise than headquarters' at some scopes, by item, the widest scope first. */
export type OverridesHere = ReadonlyMap<string, readonly ItemOverride[]>

export async function overridesAt(tx: Tx, orgId: OrgId, scopes: Scopes): Promise<OverridesHere> {
  if (scopes.length === 0) return new Map()
  const { rows } = await sql<{ item_id: string; scope_id: string; fields: ItemOverride | null }>`
    select distinct on (scope_id, item_id) item_id, scope_id, fields from service_item_override
    where org_id = ${orgId}::uuid and scope_id = any(${scopes}::uuid[]) order by scope_id, item_id, number desc`.execute(
    tx,
  )
  const found = new Map<string, ItemOverride[]>()
  for (const scope of scopes)
    for (const { item_id, scope_id, fields } of rows)
      if (scope_id === scope && fields) found.set(item_id, [...(found.get(item_id) ?? []), fields])
  return found
}

export const here = ({ id, content }: KeptItem, overrides: OverridesHere): ItemHere =>
  itemHere(content, overrides.get(id) ?? [])

/** Items that are not offered where these overrides hold. */
export const notOfferedIn = (overrides: OverridesHere): readonly string[] =>
  [...overrides].filter(([, ones]) => Object.assign({}, ...ones).available === false).map(([id]) => id)
