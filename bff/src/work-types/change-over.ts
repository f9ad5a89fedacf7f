import type { Body } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { asId, type Instant, ok, type Result, type WorkOrderId, type WorkTypeVersionId } from '@field/domain/kernel'
import { isOver, migrate } from '@field/domain/work-order'
import { sql } from 'kysely'
import { calendarOf } from '../platform/calendar-of.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { lockOrderOf, save } from '../work-orders/queries.ts'
import { fateOf, type Why } from './fate.ts'
import type { Published } from './publish-draft.ts'

type Asked = Body<'POST /work-types/:key/publish'>['migrate']
type Stayed = { readonly id: string; readonly why: Why | 'not_found' | 'wrong_state' }
type ChangingOver = {
  readonly actor: Actor
  readonly to: Published
  readonly asked: Asked
  readonly now: Instant
}

// Commands on these orders wait for their batch, so a batch is over in well under the two seconds they have patience for.
const batch = 50

/**
 * Takes open orders over to the new version, in batches of their own transactions: what is done stays done when a later
 * one fails, and asking again goes on with the rest. `all` takes those for which something ahead is otherwise; by id
 * also those that nothing touches. Answers who is on the new version by this, and who stays and why.
 */
export async function changeOver(
  world: World,
  changing: ChangingOver,
): Promise<Result<{ readonly migrated: readonly string[]; readonly stayed: readonly Stayed[] }>> {
  const { actor, asked } = changing
  const { orgId } = actor
  if (asked === 'none') return ok({ migrated: [], stayed: [] })
  const ids = asked === 'all' ? await world.inOrganization(orgId, (tx) => elsewhere(tx, changing)) : [...asked].sort()
  const stayed: Stayed[] = []
  for (let from = 0; from < ids.length; from += batch) {
    const some = ids.slice(from, from + batch)
    stayed.push(...(await world.inOrganization(orgId, (tx) => changeBatch(tx, world, changing, some))))
  }
  const migrated = await world.inOrganization(orgId, (tx) => changedOver(tx, changing))
  return ok({ migrated: asked === 'all' ? migrated : migrated.filter((id) => asked.includes(id)), stayed })
}

/** The open orders of the work type that are on another version. */
async function elsewhere(tx: Tx, { actor, to }: ChangingOver): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select w.id from work_order w join work_type_version v on (v.org_id, v.id) = (w.org_id, w.work_type_version_id)
    where w.org_id = ${actor.orgId}::uuid and w.closed_at is null and v.work_type_id = ${to.typeId}::uuid
      and v.id <> ${to.versionId}::uuid order by w.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The orders that came to the version from another, by this publication or an attempt at it before. */
async function changedOver(tx: Tx, { actor, to }: ChangingOver): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select w.id from work_order w where w.org_id = ${actor.orgId}::uuid and w.work_type_version_id = ${to.versionId}::uuid
      and exists (select from timeline l where (l.org_id, l.work_order_id) = (w.org_id, w.id) and l.kind = 'migrated'
        and l.event->>'to' = ${to.versionId})
    order by w.id`.execute(tx)
  return rows.map(({ id }) => id)
}

// One order after the other by id, as every batch does, so that two publications cannot block each other for good.
async function changeBatch(tx: Tx, world: World, changing: ChangingOver, ids: readonly string[]): Promise<Stayed[]> {
  const stayed: Stayed[] = []
  for (const id of ids) {
    const why = await changeOne(tx, world, changing, asId<WorkOrderId>(id))
    if (why) stayed.push({ id, why })
  }
  return stayed
}

async function changeOne(
  tx: Tx,
  world: World,
  { actor, to, asked, now }: ChangingOver,
  id: WorkOrderId,
): Promise<Stayed['why'] | null> {
  const loaded = await lockOrderOf(tx, actor.orgId, id)
  if (!loaded || !(await isOfType(tx, to, loaded.order.workTypeVersionId))) return 'not_found'
  const { order, definition, seq, facts } = loaded
  if (order.workTypeVersionId === to.versionId) return null
  if (isOver(order.status)) return asked === 'all' ? null : 'wrong_state'
  const fate = fateOf(definition, to.definition, order)
  if (fate.why !== null) return fate.why
  if (fate.change === 'untouched' && asked === 'all') return null
  const at = Math.max(order.updatedAt, now)
  const calendar = await calendarOf(tx, order.territoryId, at)
  // Going over opens no task and names nobody.
  const decided = migrate(to, order, { now: at, ids: [], candidates: [], facts, calendar })
  if (!decided.ok) throw Object.assign(new Error('an order that could go over was refused'), decided)
  const { definition: next } = to
  const saved = await save(tx, world, { definition: next, before: order, seq, events: decided.value, actor, at, now })
  if (!saved.ok) throw Object.assign(new Error('a change of version was refused'), saved)
  return null
}

async function isOfType(tx: Tx, { typeId }: Published, versionId: WorkTypeVersionId): Promise<boolean> {
  const row = await tx
    .selectFrom('work_type_version')
    .select('work_type_id')
    .where('id', '=', versionId)
    .executeTakeFirst()
  return row?.work_type_id === typeId
}
