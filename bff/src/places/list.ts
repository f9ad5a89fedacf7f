import type { Query, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { type AssetId, asId, ok, type Result, refuse } from '@field/domain/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { assetById, assetsWhere, placesWhere } from './queries.ts'

/** The places that the actor may see: store staff their own, everybody else all. */
function ownPlaces(
  { orgId, role, placeIds }: Actor,
  id: RawBuilder<unknown>,
  org: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const here = sql<boolean>`${org} = ${orgId}::uuid`
  return role === 'store_staff' ? sql<boolean>`${here} and ${id} = any(${placeIds}::uuid[])` : here
}

const ownAssets = (actor: Actor) => ownPlaces(actor, sql`a.place_id`, sql`a.org_id`)

export async function listPlaces(tx: Tx, actor: Actor, { kind }: Query<'GET /places'>): Promise<Reply<'GET /places'>> {
  const own = ownPlaces(actor, sql`p.id`, sql`p.org_id`)
  const wanted = kind ? sql<boolean>`${own} and p.kind = ${kind}` : own
  return { items: [...(await placesWhere(tx, wanted))] }
}

type Extra = { id: string; tag: string | null; open: string | null }

/** Assets with their live tag and, for those who may see it, their open work order. */
export async function listAssets(
  tx: Tx,
  actor: Actor,
  { placeId, q }: Query<'GET /assets'>,
): Promise<Reply<'GET /assets'>> {
  const pattern = q?.trim() && `%${q.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const conditions = [
    ownAssets(actor),
    ...(placeId ? [sql<boolean>`a.place_id = ${placeId}::uuid`] : []),
    ...(pattern
      ? [
          sql<boolean>`(a.name ilike ${pattern} or a.model ilike ${pattern} or a.serial ilike ${pattern} or a.spot ilike ${pattern})`,
        ]
      : []),
  ]
  const assets = await assetsWhere(tx, sql<boolean>`${sql.join(conditions, sql` and `)}`)
  const ids = assets.map(({ id }) => id)
  const seesOrders = may(actor, 'work_orders.all') || may(actor, 'work_orders.place')
  const { rows } = await sql<Extra>`
    select one.id, (select g.token from tag g where g.asset_id = one.id and g.revoked_at is null order by g.created_at desc limit 1) as tag,
      (select w.id from work_order w where w.asset_id = one.id and w.closed_at is null order by w.created_at desc limit 1) as open
    from unnest(${ids}::uuid[]) as one(id)`.execute(tx)
  const extras = new Map(rows.map((row) => [row.id, row]))
  return {
    items: assets.map((asset) => {
      const extra = extras.get(asset.id)
      return { ...asset, tag: extra?.tag ?? null, openWorkOrderId: seesOrders ? (extra?.open ?? null) : null }
    }),
  }
}

type History = Reply<'GET /assets/:id'>['history']

/** An asset with its last 50 work orders. Store staff are told `not_found` of other stores' assets. */
export async function showAsset(tx: Tx, actor: Actor, id: string): Promise<Result<Reply<'GET /assets/:id'>>> {
  const [seen, asset, history] = await Promise.all([
    sql`select from asset a where a.id = ${id}::uuid and ${ownAssets(actor)}`.execute(tx),
    assetById(tx, asId<AssetId>(id)),
    sql<History[number]>`
      select id as "workOrderId", number, title, status, created_at as at from work_order
      where org_id = ${actor.orgId}::uuid and asset_id = ${id}::uuid order by created_at desc, id desc limit 50`.execute(
      tx,
    ),
  ])
  return asset && seen.rows.length > 0 ? ok({ ...asset, history: history.rows }) : refuse('not_found')
}
