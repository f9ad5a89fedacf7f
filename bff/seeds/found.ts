import { randomBytes } from 'node:crypto'
import {
  type AssetId,
  asId,
  day,
  type EntranceId,
  type Id,
  type Instant,
  type OrgId,
  type PersonId,
  type PlaceId,
  type StockLocationId,
  type TagId,
  type TerritoryId,
} from '@field/domain/kernel'
import { applianceRepair } from '@field/presets'
import { sql } from 'kysely'
import { time } from '../src/platform/database/time.ts'
import type { Tx } from '../src/platform/database/transaction.ts'
import { newId } from '../src/platform/id.ts'
import { publish } from '../src/work-types/publish.ts'
import { spendThreeHundred } from './library/prices.ts'
import { type Library, writeLibrary } from './library/write-library.ts'
import { assets, type SeedAsset } from './story/assets.ts'
import { sites, stores, type TerritoryCode, territories, warehouses } from './story/places.ts'

export type Founded = {
  readonly orgId: OrgId
  readonly territory: (code: TerritoryCode) => TerritoryId
  readonly place: (key: string) => PlaceId
  readonly asset: (key: string) => { readonly id: AssetId; readonly tag: string; readonly seed: SeedAsset }
  readonly storeTag: (key: string) => string
  readonly locations: {
    readonly supplier: StockLocationId
    readonly consumed: StockLocationId
    readonly warehouses: ReadonlyMap<string, StockLocationId>
  }
  readonly library: Library
}

type Company = {
  readonly code: string
  readonly name: string
  readonly founder: { readonly name: string; readonly openid: string }
}

/**
 * Writes what a company has before its first work order and what no screen makes yet: territories, places, machines with
 * their stickers, the published work type, the libraries, and the founder. Everything after this goes through the API.
 */
export async function foundCompany(
  tx: Tx,
  orgId: OrgId,
  { code, name, founder }: Company,
  now: Instant,
  appId: string,
): Promise<Founded> {
  const org = { org_id: orgId }
  await tx
    .insertInto('organization')
    .values({ id: orgId, code, name, wechat_appid: appId, created_at: time(now) })
    .execute()
  const territoryIds = await writeTerritories(tx, orgId)
  const territory = (key: TerritoryCode) => found(territoryIds, key)
  const placeIds = await writePlaces(tx, orgId, territory)
  const place = (key: string) => found(placeIds, key)
  const founderId = newId<PersonId>()
  await tx
    .insertInto('person')
    .values({ ...org, id: founderId, name: founder.name, openid: founder.openid, role: 'admin', created_at: time(now) })
    .execute()
  await tx
    .insertInto('membership')
    .values(
      (['admin', 'customer'] as const).map((role) => ({
        ...org,
        id: newId<Id<'membership'>>(),
        person_id: founderId,
        role,
        created_at: time(now),
      })),
    )
    .execute()
  const published = await publish(tx, { orgId, definition: applianceRepair, by: founderId })
  if ('problems' in published) throw new Error(`the work type is unsound: ${JSON.stringify(published.problems)}`)
  const assetRows = await writeAssets(tx, orgId, { territory, place, now })
  const storeTags = await writeEntrances(tx, orgId, place)
  const locations = await writeLocations(tx, orgId, place)
  const library = await writeLibrary(tx, {
    orgId,
    regions: { east: territory('east'), northWest: territory('north_west') },
    // It ended three weeks before the story's today, so that a visit of today costs what the price list says.
    promotions: [spendThreeHundred(territory('east'), now, now + 40 * day)],
    publishedAt: now,
  })
  return {
    orgId,
    territory,
    place,
    asset: (key) => found(assetRows, key),
    storeTag: (key) => found(storeTags, key),
    locations,
    library,
  }
}

function found<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the story has no ${String(key)}`)
  return value
}

async function writeTerritories(tx: Tx, orgId: OrgId): Promise<Map<TerritoryCode, TerritoryId>> {
  const ids = new Map<TerritoryCode, TerritoryId>()
  const paths = new Map<TerritoryCode, readonly TerritoryId[]>()
  for (const { code, parent, name, level, tier } of territories) {
    const id = newId<TerritoryId>()
    const path = [...(parent ? (paths.get(parent) ?? []) : []), id]
    ids.set(code, id)
    paths.set(code, path)
    await tx
      .insertInto('territory')
      .values({
        org_id: orgId,
        id,
        parent_id: parent ? (ids.get(parent) ?? null) : null,
        division_code: code,
        name,
        level,
        city_tier: tier,
        path,
      })
      .execute()
  }
  return ids
}

async function writePlaces(
  tx: Tx,
  orgId: OrgId,
  territory: (code: TerritoryCode) => TerritoryId,
): Promise<Map<string, PlaceId>> {
  const ids = new Map<string, PlaceId>()
  for (const [kind, list] of [
    ['site', sites],
    ['store', stores],
    ['warehouse', warehouses],
  ] as const) {
    for (const one of list) {
      const id = newId<PlaceId>()
      ids.set(one.key, id)
      const { name, address, latitude, longitude } = one
      await tx
        .insertInto('place')
        .values({ org_id: orgId, id, kind, name, address, latitude, longitude, territory_id: territory(one.territory) })
        .execute()
    }
  }
  return ids
}

const token = () => randomBytes(18).toString('base64url')

async function writeAssets(
  tx: Tx,
  orgId: OrgId,
  {
    territory,
    place,
    now,
  }: { territory: (code: TerritoryCode) => TerritoryId; place: (key: string) => PlaceId; now: Instant },
) {
  const rows = new Map<string, { id: AssetId; tag: string; seed: SeedAsset }>()
  for (const seed of assets) {
    const id = newId<AssetId>()
    const tag = token()
    rows.set(seed.key, { id, tag, seed })
    const store = stores.find(({ key }) => key === seed.store)
    if (!store) throw new Error(`the story has no store ${seed.store}`)
    const installed = now - seed.installedDaysAgo * day
    const warranties = [
      {
        label: { 'zh-CN': seed.system.label },
        until: installed + seed.system.years * 365 * day,
        covers: seed.system.covers,
      },
      { label: { 'zh-CN': '整机与人工' }, until: installed + seed.labourYears * 365 * day, covers: 'labour' },
    ]
    await tx
      .insertInto('asset')
      .values({
        org_id: orgId,
        id,
        name: seed.name,
        model: seed.model,
        serial: seed.serial,
        place_id: place(seed.store),
        spot: seed.spot,
        territory_id: territory(store.territory),
        warranties: JSON.stringify(warranties),
        hints: JSON.stringify(seed.hint ? [{ 'zh-CN': seed.hint }] : []),
        installed_at: time(installed),
      })
      .execute()
    await tx
      .insertInto('tag')
      .values({ org_id: orgId, id: newId<TagId>(), token: tag, kind: 'asset', asset_id: id })
      .execute()
  }
  return rows
}

/** Each store has a sticker at the counter; the entrance says what a report through it becomes. */
async function writeEntrances(tx: Tx, orgId: OrgId, place: (key: string) => PlaceId): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string
  }>`select id from work_type where org_id = ${orgId} and key = ${applianceRepair.key}`.execute(tx)
  await tx
    .insertInto('entrance')
    .values({
      org_id: orgId,
      id: newId<EntranceId>(),
      code: 'sticker',
      kind: 'customer',
      work_type_id: asId(String(rows[0]?.id)),
      source: 'scan',
    })
    .execute()
  const tags = new Map<string, string>()
  for (const { key } of stores) {
    const made = token()
    tags.set(key, made)
    await tx
      .insertInto('tag')
      .values({ org_id: orgId, id: newId<TagId>(), token: made, kind: 'store', place_id: place(key) })
      .execute()
  }
  return tags
}

async function writeLocations(tx: Tx, orgId: OrgId, place: (key: string) => PlaceId): Promise<Founded['locations']> {
  const location = async (kind: string, name: string, placeId: PlaceId | null) => {
    const id = newId<StockLocationId>()
    await tx.insertInto('stock_location').values({ org_id: orgId, id, kind, name, place_id: placeId }).execute()
    return id
  }
  const supplier = await location('supplier', '供应商', null)
  const consumed = await location('consumed', '已用', null)
  const shelves = new Map<string, StockLocationId>()
  for (const { key, name } of warehouses) shelves.set(key, await location('warehouse', name, place(key)))
  for (const { key, name } of sites) shelves.set(key, await location('site', `${name}备件架`, place(key)))
  return { supplier, consumed, warehouses: shelves }
}
