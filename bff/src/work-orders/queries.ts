import type { Actor } from '@field/domain/access'
import type { ConditionFacts } from '@field/domain/condition'
import type { AssetId, Instant, OrgId, PlaceId, WorkOrderId, WorkTypeId } from '@field/domain/kernel'
import type { DomainEvent, TimelineEntry, WorkOrder } from '@field/domain/work-order'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { definitionsOf } from '../work-types/queries.ts'
import { type OrderRow, orderOf } from './rows.ts'
import { visibleTo } from './visible.ts'

export { candidatesFor, membersOf } from './candidates.ts'
export { freshIds } from './fresh-ids.ts'
export { maskReport, maskTask, viewerOf } from './mask.ts'
export { namedThings } from './named-things.ts'
export { type Opened, type Opening, openWorkOrder } from './open.ts'
export { promiseOf } from './promise.ts'
export { requestIdOf } from './request-id.ts'
export { save } from './save.ts'
export { statusLabel } from './status-labels.ts'
export { findSubject, type Subject } from './subject.ts'
export { tellChanged } from './tell-changed.ts'

/** A work order as a decision needs it. `seq` is the last entry of its timeline, `facts` what conditions read of its asset and customer. */
export type Loaded = {
  readonly order: WorkOrder
  readonly definition: WorkTypeDefinition
  readonly seq: number
  readonly facts: ConditionFacts
}

type LoadedRow = OrderRow & { readonly seq: number; readonly asset: AssetFacts | null; readonly level: string | null }
type AssetFacts = { readonly name: string; readonly model: string; readonly serial: string | null }

/** Whether the actor may see the order; a foreign and a missing one are both false. */
export async function maySee(tx: Tx, actor: Actor, id: string): Promise<boolean> {
  const found = await sql`select from work_order w where w.id = ${id}::uuid and ${visibleTo(actor)}`.execute(tx)
  return found.rows.length > 0
}

/** The order with its tasks in one query, when the actor may see it. */
export const loadOrder = (tx: Tx, actor: Actor, id: string): Promise<Loaded | null> =>
  loadWhere(tx, id, visibleTo(actor))

async function loadWhere(tx: Tx, id: string, condition: RawBuilder<boolean>): Promise<Loaded | null> {
  const [loaded] = await loadAll(tx, sql<boolean>`w.id = ${id}::uuid and ${condition}`)
  return loaded ?? null
}

async function loadAll(tx: Tx, condition: RawBuilder<boolean>): Promise<readonly Loaded[]> {
  const { rows } = await sql<LoadedRow>`
    select w.*,
      (select coalesce(json_agg(t.data order by t.opened_at, t.id), '[]') from task t where t.org_id = w.org_id and t.work_order_id = w.id) as tasks,
      (select max(seq) from timeline l where l.org_id = w.org_id and l.work_order_id = w.id) as seq,
      (select json_build_object('name', a.name, 'model', a.model, 'serial', a.serial) from asset a where (a.org_id, a.id) = (w.org_id, w.asset_id)) as asset,
      (select p.level from person p where (p.org_id, p.id) = (w.org_id, w.customer_id)) as level
    from work_order w where ${condition} order by w.created_at desc, w.id desc`.execute(tx)
  const definitions = await definitionsOf(
    tx,
    rows.map((row) => row.work_type_version_id),
  )
  return rows.map((row) => {
    const definition = definitions.get(row.work_type_version_id)
    if (!definition) throw new Error('a work order without its definition')
    return { order: orderOf(row), definition, seq: row.seq, facts: factsIn(row) }
  })
}

const factsIn = ({ asset, level }: LoadedRow): ConditionFacts => ({
  ...(asset === null ? {} : { asset }),
  ...(level === null ? {} : { customer: { level } }),
})

/** The open orders of an asset, or of a store when no asset is named, newest first; for whoever stands before its tag. */
export const openOrdersAt = (
  tx: Tx,
  orgId: OrgId,
  { assetId, storeId }: { readonly assetId: AssetId | null; readonly storeId: PlaceId | null },
): Promise<readonly Loaded[]> =>
  loadAll(
    tx,
    sql<boolean>`w.org_id = ${orgId}::uuid and w.closed_at is null
      and ${assetId ? sql`w.asset_id = ${assetId}::uuid` : sql`w.store_id = ${storeId}::uuid`}`,
  )

/** Every open order of a work type, on whichever version, newest first. */
export const openOrdersOfType = (tx: Tx, orgId: OrgId, typeId: WorkTypeId): Promise<readonly Loaded[]> =>
  loadAll(
    tx,
    sql<boolean>`w.org_id = ${orgId}::uuid and w.closed_at is null and w.work_type_version_id in
      (select v.id from work_type_version v where v.org_id = ${orgId}::uuid and v.work_type_id = ${typeId}::uuid)`,
  )

/**
 * The same, held against every other command until the transaction ends. The lock is a statement of its own before the
 * load: READ COMMITTED shows the load everything that the lock waited for, tasks too.
 */
export const lockOrder = (tx: Tx, actor: Actor, id: string): Promise<Loaded | null> =>
  lockWhere(tx, id, visibleTo(actor))

/** The same for the system itself, which sees the whole organization. */
export const lockOrderOf = (tx: Tx, orgId: OrgId, id: WorkOrderId): Promise<Loaded | null> =>
  lockWhere(tx, id, sql<boolean>`w.org_id = ${orgId}::uuid`)

/** The order as it is, for the system itself. */
export const loadOrderOf = (tx: Tx, orgId: OrgId, id: string): Promise<Loaded | null> =>
  loadWhere(tx, id, sql<boolean>`w.org_id = ${orgId}::uuid`)

async function lockWhere(tx: Tx, id: string, condition: RawBuilder<boolean>): Promise<Loaded | null> {
  const locked = sql`select from work_order w where w.id = ${id}::uuid and ${condition} for update`.execute(tx)
  const [, loaded] = await Promise.all([locked, loadWhere(tx, id, condition)])
  return loaded
}

/** The same for whoever holds a live tag of the order's asset, or of its store. */
export const lockOrderOfTag = (tx: Tx, { orgId }: Actor, id: string, token: string): Promise<Loaded | null> =>
  lockWhere(
    tx,
    id,
    sql<boolean>`exists (select from tag g where g.org_id = ${orgId}::uuid and g.org_id = w.org_id
    and g.token = ${token} and g.revoked_at is null and (g.asset_id = w.asset_id or g.place_id = w.store_id))`,
  )

type EntryRow = { seq: number; version: number; at: Instant; actor_id: TimelineEntry['actorId']; event: DomainEvent }

/** The whole timeline of an order, oldest first. */
export async function timelineOf(tx: Tx, id: WorkOrderId): Promise<readonly TimelineEntry[]> {
  const { rows } =
    await sql<EntryRow>`select seq, version, at, actor_id, event from timeline where work_order_id = ${id}::uuid order by seq`.execute(
      tx,
    )
  return rows.map(({ seq, version, at, actor_id, event }) => ({ seq, version, at, actorId: actor_id, event }))
}

/** Names of people by id, with the badge of technicians. */
export async function namesOf(
  tx: Tx,
  ids: readonly string[],
): Promise<Record<string, { name: string; badge: string | null }>> {
  if (ids.length === 0) return {}
  const { rows } = await sql<{ id: string; name: string; badge: string | null }>`
    select p.id, p.name, t.badge from person p left join technician t on (t.org_id, t.person_id) = (p.org_id, p.id)
    where p.id = any(${ids}::uuid[])`.execute(tx)
  return Object.fromEntries(rows.map(({ id, name, badge }) => [id, { name, badge }]))
}
