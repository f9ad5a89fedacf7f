import type { Actor } from '@field/domain/access'
import {
  asId,
  type Fen,
  type Instant,
  type OrgId,
  ok,
  type PersonId,
  type Position,
  type Result,
  refuse,
  type TerritoryId,
  type WorkOrderId,
} from '@field/domain/kernel'
import {
  type PricedItem,
  type PricedLine,
  type Promotion,
  type QuoteOccasion,
  resolvePrice,
} from '@field/domain/pricing'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { maySee } from '../work-orders/queries.ts'
import { type PriceList, priceListAt } from './price-list.ts'
import { occasionOf, type Standing, standingColumn, standingOf } from './standing.ts'
import type { Warranty } from './warranty.ts'

export { approvedLimit } from './approved-limit.ts'
export { type PriceList, priceListAt } from './price-list.ts'
export { type Warranty, warrantyFor } from './warranty.ts'

/** What prices of one work order depend on, none of which changes later. The pricing moment is when it was reported. */
type PricedOrder = {
  readonly id: WorkOrderId
  readonly model: string | null
  readonly position: Position | null
  readonly warranties: readonly Warranty[]
  readonly occasion: QuoteOccasion
}

type OrderRow = {
  created_at: Instant
  latitude: number | null
  longitude: number | null
  urgent: boolean
  source: string
  parties: string[]
  standing: Standing
  model: string | null
  warranties: unknown
}

/** A work order as prices see it, or null when the organization has none of that id. The store weighs before its customer. */
export async function pricedOrder(tx: Tx, orgId: OrgId, id: WorkOrderId): Promise<PricedOrder | null> {
  const parties = sql`array_remove(array[w.store_id, w.customer_id], null)`
  const standing = standingColumn({ orgId, parties, territory: sql`w.territory_id`, at: sql`w.created_at` })
  const { rows } = await sql<OrderRow>`
    select w.created_at, w.latitude, w.longitude, w.urgent, w.source, ${parties} as parties, ${standing} as standing, a.model,
      coalesce(a.warranties, '[]') as warranties
    from work_order w left join asset a on (a.org_id, a.id) = (w.org_id, w.asset_id)
    where w.org_id = ${orgId} and w.id = ${id}`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { urgent, source, model } = row
  const facts = { order: { urgent, source }, ...(model !== null && { asset: { model } }) }
  return {
    id,
    model,
    position:
      row.latitude === null || row.longitude === null ? null : { latitude: row.latitude, longitude: row.longitude },
    warranties: row.warranties as readonly Warranty[],
    occasion: occasionOf(row.standing, { parties: row.parties, at: row.created_at, facts }),
  }
}

/** The order for somebody who may see it; a foreign id and a missing id answer alike. */
export async function orderToPrice(tx: Tx, actor: Actor, id: WorkOrderId): Promise<Result<PricedOrder>> {
  const [seen, order] = await Promise.all([maySee(tx, actor, id), pricedOrder(tx, actor.orgId, id)])
  return seen && order ? ok(order) : refuse('not_found')
}

/** Where a person's site is: the place that prices and distances count from when no work order is named. */
export async function siteOf(
  tx: Tx,
  orgId: OrgId,
  person: PersonId,
): Promise<{ readonly territory: readonly TerritoryId[]; readonly position: Position | null } | null> {
  const { rows } = await sql<{ path: string[]; latitude: number | null; longitude: number | null }>`
    select y.path, p.latitude, p.longitude from technician t join place p on (p.org_id, p.id) = (t.org_id, t.site_id)
      join territory y on (y.org_id, y.id) = (p.org_id, p.territory_id)
    where t.org_id = ${orgId} and t.person_id = ${person}`.execute(tx)
  const [row] = rows
  if (!row) return null
  const position =
    row.latitude === null || row.longitude === null ? null : { latitude: row.latitude, longitude: row.longitude }
  return { territory: row.path.map((one) => asId<TerritoryId>(one)), position }
}

/** Prices where no work order stands behind them: of anybody, in the whole of a territory. */
export const plainOccasion = (territory: readonly TerritoryId[], at: Instant): QuoteOccasion => ({
  tier: 'standard',
  territory,
  at,
  facts: {},
})

/** The path of categories that rules may name, from the root to the leaf. */
export const categoriesOf = (item: PricedItem, category: string): string[] => [
  item.kind === 'part' ? 'parts' : 'labour',
  category,
]

/** One line's price by the list. Refuses as the domain's `resolvePrice` does, and `no_price` without a list. */
export function priceLine(
  list: PriceList | null,
  occasion: QuoteOccasion,
  line: { readonly item: PricedItem; readonly category: string; readonly quantity: number },
): Result<PricedLine> {
  if (!list) return refuse('no_price')
  const { item, category, quantity } = line
  return resolvePrice(list.book, list.rules, { ...occasion, item, categories: categoriesOf(item, category), quantity })
}

/** The price of one piece, or null where the list has none. */
export function piecePrice(
  list: PriceList | null,
  occasion: QuoteOccasion,
  item: PricedItem,
  category: string,
): Fen | null {
  const priced = priceLine(list, occasion, { item, category, quantity: 1 })
  return priced.ok ? priced.value.amount : null
}

/** What a visit costs in a territory before anything is known of the fault: the price of the service item of that code. */
export async function priceFrom(
  tx: Tx,
  one: { readonly orgId: OrgId; readonly territoryId: TerritoryId; readonly itemCode: string; readonly at: Instant },
): Promise<Fen | null> {
  const [item, standing, list] = await Promise.all([
    tx
      .selectFrom('service_item')
      .select(['id', 'category'])
      .where('org_id', '=', one.orgId)
      .where('code', '=', one.itemCode)
      .executeTakeFirst(),
    standingOf(tx, { ...one, parties: [] }),
    priceListAt(tx, one.orgId, one.at),
  ])
  if (!item || !standing) return null
  const occasion = occasionOf(standing, { parties: [], at: one.at, facts: {} })
  return piecePrice(list, occasion, { kind: 'service_item', id: asId(item.id) }, item.category)
}

/** All promotions in the order declared; the domain leaves out those that do not hold at the pricing moment. */
export async function promotionsOf(tx: Tx, orgId: OrgId): Promise<readonly Promotion[]> {
  const rows = await tx.selectFrom('promotion').select('rule').where('org_id', '=', orgId).orderBy('id').execute()
  return rows.map(({ rule }) => rule as Promotion)
}
