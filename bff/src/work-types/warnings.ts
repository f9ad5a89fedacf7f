import type { Reply } from '@field/contract'
import type { Instant, Label, OrgId, ServiceItemId, TerritoryId } from '@field/domain/kernel'
import { isPersonNode, type WorkTypeDefinition } from '@field/domain/workflow'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { type PriceList, piecePrice, plainOccasion, priceListAt } from '../pricing/queries.ts'

export type Warning = NonNullable<Reply<'POST /work-types/:key/preview'>['warnings']>[number]

type Item = { readonly id: ServiceItemId; readonly code: string; readonly name: Label; readonly category: string }

/** Which service items an order of this type may be settled with: its visit, and every one where a station picks them. */
async function itemsOf(tx: Tx, orgId: OrgId, definition: WorkTypeDefinition): Promise<readonly Item[]> {
  const { nodes, visitItem } = definition
  const picks = nodes.some((node) => isPersonNode(node) && node.services === true)
  if (!picks && visitItem === undefined) return []
  const { rows } = await sql<Item>`
    select id, code, name, category from service_item where org_id = ${orgId}::uuid and retired_at is null
      and (${picks} or code = ${visitItem ?? null}) order by code`.execute(tx)
  return rows
}

/** The territories in which the organization stands somewhere. */
async function territoriesOf(tx: Tx, orgId: OrgId): Promise<readonly (readonly TerritoryId[])[]> {
  const { rows } = await sql<{ path: TerritoryId[] }>`
    select distinct y.path from place p join territory y on (y.org_id, y.id) = (p.org_id, p.territory_id)
    where p.org_id = ${orgId}::uuid`.execute(tx)
  return rows.map(({ path }) => path)
}

const settles = ({ nodes }: WorkTypeDefinition): boolean =>
  nodes.some((node) => node.kind === 'auto' && node.action === 'settle')

/**
 * What does not keep a definition from being published but will trouble its orders: service items that it settles and
 * that have no price now anywhere the organization stands. Their settlement would be refused only when the work is done.
 */
export async function warningsOf(
  tx: Tx,
  orgId: OrgId,
  definition: WorkTypeDefinition,
  now: Instant,
): Promise<Warning[]> {
  if (!settles(definition)) return []
  const [items, list, territories] = await Promise.all([
    itemsOf(tx, orgId, definition),
    priceListAt(tx, orgId, now),
    territoriesOf(tx, orgId),
  ])
  const missing = items
    .filter((item) => !territories.some((territory) => isPriced(list, item, territory, now)))
    .map(({ code, name }) => ({ code, name }))
  const { visitItem: visit } = definition
  if (visit !== undefined && items.every(({ code }) => code !== visit))
    missing.unshift({ code: visit, name: { 'zh-CN': visit } })
  return missing.length === 0 ? [] : [{ warning: 'items_unpriced', items: missing }]
}

const isPriced = (
  list: PriceList | null,
  { id, category }: Item,
  territory: readonly TerritoryId[],
  now: Instant,
): boolean => piecePrice(list, plainOccasion(territory, now), { kind: 'service_item', id }, category) !== null
