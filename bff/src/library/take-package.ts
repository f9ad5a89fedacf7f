import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { asId, type Instant, ok, type Result, refuse, type ServiceItemId, type TaskId } from '@field/domain/kernel'
import { withPackage } from '@field/domain/library'
import { decide, taskOf } from '@field/domain/work-order'
import { sql } from 'kysely'
import { calendarOf } from '../platform/calendar-of.ts'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { freshIds, type Loaded, lockOrder, openWorkOrder, requestIdOf, save } from '../work-orders/queries.ts'
import { publishedDefinition } from '../work-types/queries.ts'
import { chosenPackage, keepOrderPackage, packageTag } from './order-package.ts'
import type { KeptPackage } from './package-row.ts'

type Taking = {
  readonly actor: Actor
  readonly id: string
  readonly taskId: string
  readonly package: string
  readonly key: string
  readonly now: Instant
}
type Taken = Reply<'POST /work-orders/:id/package'>

/**
 * Takes a package in a task. One of the order's own work type brings its lines to the task; one of another opens an order
 * of that type for the same customer and place, linked with this one. Refuses `not_found`, and what the draft or the new
 * order is refused for.
 */
export async function takePackage(tx: Tx, world: World, taking: Taking): Promise<Result<Taken>> {
  const { actor, id } = taking
  const [loaded, chosen] = [await lockOrder(tx, actor, id), await chosenPackage(tx, actor.orgId, taking.package)]
  if (!loaded) return refuse('not_found')
  if (!chosen.ok) return chosen
  if (!chosen.value) return refuse('not_found', { path: 'package' })
  return loaded.definition.key === chosen.value.workType
    ? bringLines(tx, world, taking, loaded, chosen.value)
    : openAnother(tx, world, taking, loaded, chosen.value)
}

async function bringLines(
  tx: Tx,
  world: World,
  { actor, taskId: task, now }: Taking,
  { order, definition, facts, seq }: Loaded,
  chosen: KeptPackage,
): Promise<Result<Taken>> {
  const taskId = asId<TaskId>(task)
  const present = taskOf(order, taskId)
  if (!present) return refuse('no_such_task', { path: 'taskId' })
  const services = withPackage(
    present.services,
    chosen.lines.map(({ itemId, quantity }) => ({ itemId: asId<ServiceItemId>(itemId), quantity })),
  )
  const at = Math.max(order.updatedAt, now)
  const calendar = await calendarOf(tx, order.territoryId, at)
  const context = { now: at, actor, ids: freshIds(definition), candidates: [], facts, calendar }
  const command = { kind: 'save_draft' as const, taskId, answers: present.answers, services }
  const decided = decide(definition, order, command, context)
  if (!decided.ok) return decided
  const saved = await save(tx, world, { definition, before: order, seq, events: decided.value, actor, at, now })
  if (!saved.ok) return saved
  await keepOrderPackage(tx, order, chosen, { by: actor.personId, at: now })
  return ok({ id: order.id, version: saved.value.version, opened: null })
}

/** What the form asks of a reporter is left to the desk. */
async function openAnother(
  tx: Tx,
  world: World,
  { actor, key, now }: Taking,
  { order, facts }: Loaded,
  chosen: KeptPackage,
): Promise<Result<Taken>> {
  const published = await publishedDefinition(tx, chosen.workType)
  if (!published.ok) return published
  const { assetId, storeId, territoryId, address, position, customerId } = order
  const opened = await openWorkOrder(tx, world, {
    published: published.value,
    subject: { assetId, storeId, territoryId, address, position, facts },
    actor,
    by: null,
    customerId,
    title: chosen.label['zh-CN'].slice(0, 60),
    urgent: false,
    source: 'package',
    tags: [packageTag(chosen)],
    answers: {},
    requestId: requestIdOf(actor.personId, key),
    package: chosen,
    now,
  })
  if (!opened.ok) return opened
  await sql`
    insert into order_link (org_id, from_id, to_id, kind, at)
    values (${actor.orgId}::uuid, ${order.id}::uuid, ${opened.value.id}::uuid, 'created', ${time(now)}) on conflict do nothing`.execute(
    tx,
  )
  const { id, number } = opened.value
  return ok({ id: order.id, version: order.version, opened: { id, number } })
}
