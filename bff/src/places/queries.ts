import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import {
  type AssetId,
  distance,
  type Instant,
  type Label,
  type PlaceId,
  type Position,
  type TerritoryId,
} from '@field/domain/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { assetView, placeView } from './view.ts'

export { qrCode } from './qr-code.ts'

export type Place = Reply<'GET /places'>['items'][number]
export type Asset = Omit<Reply<'GET /assets/:id'>, 'history'>

export type PlaceRow = {
  readonly id: PlaceId
  readonly kind: Place['kind']
  readonly name: string
  readonly address: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly territory_id: TerritoryId
  readonly territory: string
}

export type AssetRow = {
  readonly id: AssetId
  readonly name: string
  readonly model: string
  readonly serial: string | null
  readonly place_id: PlaceId | null
  readonly place: string | null
  readonly spot: string | null
  readonly address: string | null
  readonly warranties: readonly { readonly label: Label; readonly until: Instant }[]
  readonly installed_at: Instant | null
  readonly last_at: Instant | null
  readonly last_title: string | null
}

/** Places with the names of their territory, root first; `where` speaks of the row `p`. */
export async function placesWhere(tx: Tx, where: RawBuilder<boolean>): Promise<readonly Place[]> {
  const { rows } = await sql<PlaceRow>`
    select p.id, p.kind, p.name, p.address, p.latitude, p.longitude, p.territory_id,
      (select string_agg(y.name, ' · ' order by cardinality(y.path)) from territory y where y.org_id = t.org_id and y.id = any(t.path)) as territory
    from place p join territory t on (t.org_id, t.id) = (p.org_id, p.territory_id) where ${where} order by p.kind, p.name, p.id`.execute(
    tx,
  )
  return rows.map(placeView)
}

/** Assets with their place and their last service; `where` speaks of the row `a`. */
export async function assetsWhere(tx: Tx, where: RawBuilder<boolean>, limit = 500): Promise<readonly Asset[]> {
  const { rows } = await sql<AssetRow>`
    select a.id, a.name, a.model, a.serial, a.place_id, p.name as place, a.spot, coalesce(a.address, p.address) as address, a.warranties, a.installed_at,
      l.closed_at as last_at, l.title as last_title
    from asset a left join place p on (p.org_id, p.id) = (a.org_id, a.place_id)
    left join lateral (
      select w.closed_at, w.title from work_order w
      where w.org_id = a.org_id and w.asset_id = a.id and w.status in ('completed', 'settled', 'closed') order by w.closed_at desc limit 1
    ) l on true
    where ${where} order by p.name nulls last, a.name, a.spot, a.id limit ${limit}`.execute(tx)
  return rows.map(assetView)
}

/** One asset of the transaction's organization, or null. */
export async function assetById(tx: Tx, id: string): Promise<Asset | null> {
  const [asset] = await assetsWhere(tx, sql<boolean>`a.id = ${id}::uuid`)
  return asset ?? null
}

/** The sites of the transaction's organization that have a position. */
async function sitesWithPosition(tx: Tx): Promise<readonly { readonly name: string; readonly position: Position }[]> {
  const { rows } = await sql<{ name: string; latitude: number; longitude: number }>`
    select name, latitude, longitude from place where kind = 'site' and latitude is not null and longitude is not null order by id`.execute(
    tx,
  )
  return rows.map(({ name, latitude, longitude }) => ({ name, position: { latitude, longitude } }))
}

/** The site nearest to a position as the crow flies, with whole metres; null without a position or a site. */
export async function nearestSite(
  tx: Tx,
  position: Position | null,
): Promise<{ readonly name: string; readonly metres: number } | null> {
  if (!position) return null
  const sites = (await sitesWithPosition(tx)).map((site) => ({
    name: site.name,
    metres: Math.round(distance(site.position, position)),
  }))
  return sites.sort((a, b) => a.metres - b.metres)[0] ?? null
}

/** Whether the actor may have the code of a live tag: store staff of what stands in their stores. */
export async function maySeeTag(tx: Tx, { orgId, role, placeIds }: Actor, token: string): Promise<boolean> {
  const own = role === 'store_staff' ? sql`coalesce(g.place_id, a.place_id) = any(${placeIds}::uuid[])` : sql`true`
  const { rows } = await sql`
    select from tag g left join asset a on (a.org_id, a.id) = (g.org_id, g.asset_id)
    where g.org_id = ${orgId}::uuid and g.token = ${token} and g.revoked_at is null and ${own}`.execute(tx)
  return rows.length > 0
}
