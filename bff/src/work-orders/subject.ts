import { type Actor, may } from '@field/domain/access'
import type { ConditionFacts } from '@field/domain/condition'
import {
  type AssetId,
  ok,
  type PersonId,
  type PlaceId,
  type Position,
  type Result,
  refuse,
  type TerritoryId,
} from '@field/domain/kernel'
import { type RawBuilder, sql } from 'kysely'
import { type Entered, entranceById } from '../entrances/queries.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { positionOf } from './rows.ts'

/** What a report is about and where: from a tag, an asset, a store, or an address alone. */
export type Subject = {
  readonly assetId: AssetId | null
  readonly thing: string
  readonly ownerId: PersonId | null
  readonly storeId: PlaceId | null
  readonly territoryId: TerritoryId
  readonly address: string
  readonly position: Position | null
  /** What the entrance of the tag says; null without one. */
  readonly entrance: Entered | null
  readonly facts: ConditionFacts
}

export type Asked = {
  readonly tag?: string | undefined
  readonly assetId?: string | undefined
  readonly storeId?: string | undefined
  /** On whose behalf, which the report has checked; what they own may be named. */
  readonly customerId?: string | undefined
  readonly address?: string | undefined
  readonly position?: Position | undefined
}

type AssetRow = {
  id: AssetId
  name: string
  model: string
  serial: string | null
  owner_id: PersonId | null
  place_id: PlaceId | null
  kind: string | null
  territory_id: TerritoryId
  address: string | null
  latitude: number | null
  longitude: number | null
}

const nowhere = { assetId: null, thing: '', ownerId: null, storeId: null, entrance: null, facts: {} }

/**
 * Finds what the report is about. A tag's holder stands before the thing, so a tag opens it to everybody; by id only
 * who may see it: the owner and who reports for them, the store's own people, staff. Refuses `tag_revoked`, `not_found`,
 * `entrance_closed`, and `required` when there is neither a thing nor an address.
 */
export async function findSubject(tx: Tx, actor: Actor, asked: Asked): Promise<Result<Subject>> {
  if (asked.tag !== undefined) return byTag(tx, actor, asked, asked.tag)
  return byThing(tx, actor, asked)
}

async function byThing(tx: Tx, actor: Actor, asked: Asked): Promise<Result<Subject>> {
  if (asked.assetId !== undefined) return byAsset(tx, actor, asked, asked.assetId)
  if (asked.storeId !== undefined) return byStore(tx, actor, asked, asked.storeId, false)
  return byAddress(tx, actor, asked)
}

async function byTag(tx: Tx, actor: Actor, asked: Asked, token: string): Promise<Result<Subject>> {
  const [tag, asset] = await Promise.all([
    tx.selectFrom('tag').selectAll().where('token', '=', token).executeTakeFirst(),
    findAsset(tx, sql`(select asset_id from tag where token = ${token})`),
  ])
  if (!tag) return refuse('not_found', { path: 'tag' })
  if (tag.revoked_at !== null) return refuse('tag_revoked', { path: 'tag' })
  if (tag.asset_id) return assetSubject(actor, asked, asset, true)
  if (tag.place_id) return byStore(tx, actor, asked, tag.place_id, true)
  const entrance = tag.entrance_id === null ? null : await entranceById(tx, tag.entrance_id)
  if (!entrance || entrance.closed) return refuse('entrance_closed', { path: 'tag' })
  const subject = await byThing(tx, actor, asked)
  return subject.ok ? ok({ ...subject.value, entrance }) : subject
}

const byAsset = async (tx: Tx, actor: Actor, asked: Asked, id: string): Promise<Result<Subject>> =>
  assetSubject(actor, asked, await findAsset(tx, sql`${id}::uuid`), false)

async function findAsset(tx: Tx, id: RawBuilder<unknown>): Promise<AssetRow | undefined> {
  const { rows } = await sql<AssetRow>`
    select a.id, a.name, a.model, a.serial, a.owner_id, a.place_id, p.kind, coalesce(p.territory_id, a.territory_id) as territory_id,
      coalesce(a.address, p.address) as address, coalesce(a.latitude, p.latitude) as latitude, coalesce(a.longitude, p.longitude) as longitude
    from asset a left join place p on (p.org_id, p.id) = (a.org_id, a.place_id) where a.id = ${id}`.execute(tx)
  return rows[0]
}

function assetSubject(actor: Actor, asked: Asked, row: AssetRow | undefined, held: boolean): Result<Subject> {
  const owned = row && (row.owner_id === actor.personId || (row.owner_id !== null && row.owner_id === asked.customerId))
  const seen = row && (held || owned || maySeeAt(actor, row.place_id))
  if (!row || !seen) return refuse('not_found', { path: 'assetId' })
  const { name, model, serial } = row
  return ok({
    ...nowhere,
    assetId: row.id,
    thing: name,
    ownerId: row.owner_id,
    storeId: row.kind === 'store' ? row.place_id : null,
    territoryId: row.territory_id,
    address: asked.address ?? row.address ?? '',
    position: asked.position ?? positionOf(row),
    facts: { asset: { name, model, serial } },
  })
}

const maySeeAt = (actor: Actor, placeId: PlaceId | null): boolean =>
  may(actor, 'assets.read') && (actor.role !== 'store_staff' || (placeId !== null && actor.placeIds.includes(placeId)))

async function byStore(tx: Tx, actor: Actor, asked: Asked, id: string, held: boolean): Promise<Result<Subject>> {
  const row = await tx
    .selectFrom('place')
    .selectAll()
    .where('id', '=', id)
    .where('kind', '=', 'store')
    .executeTakeFirst()
  if (!row || !(held || maySeeAt(actor, row.id as PlaceId))) return refuse('not_found', { path: 'storeId' })
  return ok({
    ...nowhere,
    storeId: row.id as PlaceId,
    territoryId: row.territory_id as TerritoryId,
    address: asked.address ?? row.address,
    position: asked.position ?? positionOf(row),
  })
}

/** An address alone belongs to the territory of the nearest site; without a position, to the organization's first. */
async function byAddress(tx: Tx, { orgId }: Actor, { address, position }: Asked): Promise<Result<Subject>> {
  if (!address?.trim()) return refuse('required', { path: 'address' })
  const { rows } = await sql<{ territory_id: TerritoryId }>`
    select territory_id from place where org_id = ${orgId}::uuid and kind = 'site'
    order by ${position ? sql`(latitude - ${position.latitude}) ^ 2 + ((longitude - ${position.longitude}) * cos(radians(${position.latitude}))) ^ 2` : sql`created_at`}, id
    limit 1`.execute(tx)
  const territoryId = rows[0]?.territory_id
  if (!territoryId) return refuse('not_found', { path: 'address' })
  return ok({ ...nowhere, territoryId, address: address.trim(), position: position ?? null })
}
