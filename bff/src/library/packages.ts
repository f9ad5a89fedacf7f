import type { Body, Query, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import {
  asId,
  type Instant,
  type Label,
  type OrgId,
  ok,
  type Result,
  refuse,
  type ServiceItemId,
  type TerritoryId,
  type WorkOrderId,
} from '@field/domain/kernel'
import { checkPackageLines, type PackageLine } from '@field/domain/library'
import type { QuoteOccasion } from '@field/domain/pricing'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { orderToPrice, plainOccasion, priceLine, priceListAt, siteOf } from '../pricing/queries.ts'
import { publishedDefinition } from '../work-types/queries.ts'
import { ofHeadquarters } from './keep-item.ts'
import { type KeptPackage, packageByKey, packagesWhere } from './package-row.ts'
import { itemsWhere, type KeptItem } from './row.ts'

type View = Reply<'GET /packages'>['packages'][number]
const itemsIn = (tx: Tx, orgId: OrgId, packages: readonly KeptPackage[]): Promise<readonly KeptItem[]> => {
  const ids = [...new Set(packages.flatMap(({ lines }) => lines.map(({ itemId }) => itemId)))]
  return ids.length === 0 ? Promise.resolve([]) : itemsWhere(tx, orgId, sql`i.id = any(${ids}::uuid[])`)
}

const unknown: Label = { 'zh-CN': '—' }

type Priced = (item: KeptItem, quantity: number) => number | null

function packageView({ lines, ...kept }: KeptPackage, items: readonly KeptItem[], priced: Priced): View {
  const shown = lines.map(({ itemId, quantity }) => {
    const item = items.find(({ id }) => id === itemId)
    const { code = '—', content } = item ?? {}
    return {
      itemId,
      code,
      label: content?.label ?? unknown,
      quantity,
      minutes: (content?.minutes ?? 0) * quantity,
      price: item ? priced(item, quantity) : null,
    }
  })
  const sum = (total: number | null, { price }: { readonly price: number | null }): number | null =>
    total === null || price === null ? null : total + price
  const { key, version, label, summary, workType, retired } = kept
  const minutes = shown.reduce((total, line) => total + line.minutes, 0)
  return { key, version, label, summary, workType, retired, lines: shown, minutes, total: shown.reduce(sum, 0) }
}

type Where = Query<'GET /packages'>

/** Where prices count: an order's place, a territory, else the actor's own site. Refuses an order that the actor may not see. */
async function occasionOf(
  tx: Tx,
  actor: Actor,
  { workOrderId, territoryId }: Where,
  now: Instant,
): Promise<Result<QuoteOccasion>> {
  if (workOrderId !== undefined) {
    const order = await orderToPrice(tx, actor, asId<WorkOrderId>(workOrderId))
    return order.ok ? ok(order.value.occasion) : order
  }
  if (territoryId === undefined)
    return ok(plainOccasion((await siteOf(tx, actor.orgId, actor.personId))?.territory ?? [], now))
  const { rows } = await sql<{ path: readonly TerritoryId[] }>`
    select path from territory where org_id = ${actor.orgId}::uuid and id = ${territoryId}::uuid`.execute(tx)
  const [territory] = rows
  return territory ? ok(plainOccasion(territory.path, now)) : refuse('not_found', { path: 'territoryId' })
}

/** How the actor sees lines priced: only who may see what customers pay. */
async function pricedFor(tx: Tx, actor: Actor, where: Where, now: Instant): Promise<Result<Priced>> {
  const occasion = await occasionOf(tx, actor, where, now)
  if (!occasion.ok) return occasion
  if (!may(actor, 'prices.sale')) return ok(() => null)
  const list = await priceListAt(tx, actor.orgId, now)
  return ok(({ id, category }, quantity) => {
    const priced = priceLine(list, occasion.value, { item: { kind: 'service_item', id }, category, quantity })
    return priced.ok ? priced.value.amount : null
  })
}

/** Packages that may be chosen; their keepers see retired ones too. */
export async function listPackages(
  tx: Tx,
  actor: Actor,
  where: Where,
  now: Instant,
): Promise<Result<Reply<'GET /packages'>>> {
  const [all, priced] = await Promise.all([
    packagesWhere(tx, actor.orgId, sql<boolean>`true`),
    pricedFor(tx, actor, where, now),
  ])
  if (!priced.ok) return priced
  const shown = may(actor, 'work_types.design') ? all : all.filter(({ retired }) => !retired)
  const items = await itemsIn(tx, actor.orgId, shown)
  return ok({ packages: shown.map((kept) => packageView(kept, items, priced.value)) })
}

/**
 * Keeps a package as its next version. Refuses `version_conflict` away from `base`, `item_unknown` for a line whose item
 * is not in the library (any more), and what its lines and its work type are refused for.
 */
export async function keepPackage(
  tx: Tx,
  actor: Actor,
  key: string,
  { base, retired = false, lines: given, ...rest }: Body<'PUT /packages/:key'>,
  now: Instant,
): Promise<Result<View>> {
  const { orgId, personId } = actor
  const lines: readonly PackageLine[] = given.map((line) => ({ ...line, itemId: asId<ServiceItemId>(line.itemId) }))
  const checked = [ofHeadquarters(actor), checkPackageLines(lines)].find((one) => !one.ok)
  if (checked && !checked.ok) return checked
  if (rest.label['zh-CN'].trim() === '') return refuse('required', { path: 'label' })
  const published = await publishedDefinition(tx, rest.workType)
  if (!published.ok) return published
  await sql`select pg_advisory_xact_lock(hashtext(${`package ${orgId} ${key}`}))`.execute(tx)
  const kept: KeptPackage = { key, ...rest, lines, version: base + 1, retired }
  const [present, items] = [await packageByKey(tx, orgId, key), await itemsIn(tx, orgId, [kept])]
  const unknownAt = lines.findIndex(
    ({ itemId }) => !items.some(({ id, retiredAt }) => id === itemId && retiredAt === null),
  )
  if (unknownAt >= 0) return refuse('item_unknown', { path: `lines.${unknownAt}.itemId` })
  if ((present?.version ?? 0) !== base) return refuse('version_conflict')
  await tx
    .insertInto('service_package')
    .values({
      org_id: orgId,
      key,
      version: base + 1,
      label: JSON.stringify(rest.label),
      summary: JSON.stringify(rest.summary),
      work_type: rest.workType,
      lines: JSON.stringify(lines),
      retired,
      at: time(now),
      by: personId,
    })
    .execute()
  const priced = await pricedFor(tx, actor, {}, now)
  return priced.ok ? ok(packageView(kept, items, priced.value)) : priced
}
