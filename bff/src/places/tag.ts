import type { AssetId, OrgId, PlaceId, Position, TerritoryId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'

/** A tag with where it stands; `storeId` is the store of the asset or the tag itself. */
export type Tag = {
  readonly kind: 'asset' | 'store' | 'entrance'
  readonly revoked: boolean
  readonly closed: boolean
  readonly workType: string | null
  readonly assetId: AssetId | null
  readonly placeId: PlaceId | null
  readonly storeId: PlaceId | null
  readonly territoryId: TerritoryId | null
  readonly position: Position | null
}

type TagRow = Omit<Tag, 'position'> & { readonly latitude: number | null; readonly longitude: number | null }

/** Which organization printed a tag, asked before anything else is known; null for a token that nobody made. */
export async function organizationOfTag({ db }: World, token: string): Promise<OrgId | null> {
  const { rows } = await sql<{ org: OrgId | null }>`select organization_of_tag(${token}) as org`.execute(db.read)
  return rows[0]?.org ?? null
}

/** A tag of the transaction's organization, or null. */
export async function tagByToken(tx: Tx, token: string): Promise<Tag | null> {
  const { rows } = await sql<TagRow>`
    select g.kind, g.revoked_at is not null as revoked, coalesce(e.closed_at is not null, false) as closed, y.key as "workType",
      g.asset_id as "assetId", p.id as "placeId", case when p.kind = 'store' then p.id end as "storeId",
      coalesce(p.territory_id, a.territory_id) as "territoryId", coalesce(a.latitude, p.latitude) as latitude, coalesce(a.longitude, p.longitude) as longitude
    from tag g left join asset a on (a.org_id, a.id) = (g.org_id, g.asset_id)
    left join place p on p.org_id = g.org_id and p.id = coalesce(g.place_id, a.place_id)
    left join entrance e on (e.org_id, e.id) = (g.org_id, g.entrance_id) left join work_type y on (y.org_id, y.id) = (e.org_id, e.work_type_id)
    where g.token = ${token}`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { latitude, longitude, ...tag } = row
  return { ...tag, position: latitude === null || longitude === null ? null : { latitude, longitude } }
}
