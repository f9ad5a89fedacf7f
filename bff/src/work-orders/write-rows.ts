import type { Instant } from '@field/domain/kernel'
import {
  isOpen,
  type KeptTask,
  packMarking,
  packTask,
  type Task,
  type TimelineEntry,
  type WorkOrder,
} from '@field/domain/work-order'
import { taskNodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import { sql } from 'kysely'
import { time, timeOrNull } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'

// Rows travel as one JSON parameter, so that every statement has one text however many rows it writes.

/** What the handler must keep next: to accept, to arrive or to finish. A paused task keeps its handler from nothing. */
export function nextDue(task: Task): Instant | null {
  if (task.pause) return null
  const { acceptBy, arriveBy, finishBy } = task
  const ahead =
    task.arrivedAt !== null
      ? [finishBy]
      : task.acceptedAt !== null
        ? [arriveBy, finishBy]
        : [acceptBy, arriveBy, finishBy]
  return ahead.find((due) => due !== null) ?? null
}

/** Minutes a task adds to the promised work of its handler. */
function minutesOf(definition: WorkTypeDefinition, { node: key }: Task): number {
  const node = taskNodeOf(definition, key)
  return node.work === 'visit' ? (node.standardMinutes ?? 60) : (node.standardMinutes ?? 0)
}

const markingOf = (order: WorkOrder): string => JSON.stringify(packMarking(order))

/** Inserts the row of a new order. False when its number or its request was taken already. */
export async function insertOrder(tx: Tx, order: WorkOrder, clientRequestId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('work_order')
    .values({
      org_id: order.orgId,
      id: order.id,
      number: order.number,
      work_type_version_id: order.workTypeVersionId,
      version: order.version,
      status: order.status,
      title: order.title,
      urgent: order.urgent,
      source: order.source,
      customer_id: order.customerId,
      store_id: order.storeId,
      site_id: order.siteId,
      asset_id: order.assetId,
      territory_id: order.territoryId,
      address: order.address,
      latitude: order.position?.latitude ?? null,
      longitude: order.position?.longitude ?? null,
      report: JSON.stringify(order.report),
      tags: sql<string[]>`${order.tags}::text[]`,
      marking: markingOf(order),
      followers: sql<string[]>`${order.followers}::uuid[]`,
      created_at: time(order.createdAt),
      updated_at: time(order.updatedAt),
      client_request_id: clientRequestId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Brings the row of an order from one version to another. Throws when somebody else did meanwhile: it was not locked. */
export async function updateOrder(tx: Tx, from: number, order: WorkOrder): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('work_order')
    .set({
      version: order.version,
      status: order.status,
      title: order.title,
      urgent: order.urgent,
      work_type_version_id: order.workTypeVersionId,
      tags: sql<string[]>`${order.tags}::text[]`,
      marking: markingOf(order),
      followers: sql<string[]>`${order.followers}::uuid[]`,
      rating: order.rating ? JSON.stringify(order.rating) : null,
      urged_at: timeOrNull(order.urgedAt),
      updated_at: time(order.updatedAt),
      closed_at: timeOrNull(order.closedAt),
    })
    .where('org_id', '=', order.orgId)
    .where('id', '=', order.id)
    .where('version', '=', from)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error(`work order ${order.id} is not at version ${from}`)
}

type TaskCells = {
  readonly id: string
  readonly node: string
  readonly round: number
  readonly state: string
  readonly assignee_id: string | null
  readonly place_id: string | null
  readonly role: string | null
  readonly due: Instant | null
  readonly minutes: number
  readonly opened: Instant
  readonly done: Instant | null
  readonly data: KeptTask
}

const cellsOf = (definition: WorkTypeDefinition, { updatedAt }: WorkOrder, task: Task): TaskCells => ({
  id: task.id,
  node: task.node,
  round: task.round,
  state: task.state,
  assignee_id: task.assigneeId,
  place_id: task.placeId,
  role: task.role,
  due: nextDue(task),
  minutes: minutesOf(definition, task),
  opened: task.openedAt,
  done: isOpen(task) ? null : (task.doneAt ?? updatedAt),
  data: packTask(task),
})

/** Writes the tasks that are not what they were; `evolve` leaves an untouched task the same object. */
export async function writeTasks(
  tx: Tx,
  definition: WorkTypeDefinition,
  before: WorkOrder | null,
  after: WorkOrder,
): Promise<void> {
  const changed = after.tasks.filter((task) => !before?.tasks.includes(task))
  if (changed.length === 0) return
  const rows = JSON.stringify(changed.map((task) => cellsOf(definition, after, task)))
  await sql`
    insert into task as t (org_id, id, work_order_id, node, round, state, assignee_id, place_id, role, due_at, minutes, opened_at, done_at, data)
    select ${after.orgId}::uuid, r.id, ${after.id}::uuid, r.node, r.round, r.state, r.assignee_id, r.place_id, r.role,
      to_timestamp(r.due / 1000), r.minutes, to_timestamp(r.opened / 1000), to_timestamp(r.done / 1000), r.data
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, node text, round integer, state text, assignee_id uuid, place_id uuid, role text,
      due float8, minutes integer, opened float8, done float8, data jsonb)
    on conflict (org_id, id) do update set state = excluded.state, assignee_id = excluded.assignee_id, place_id = excluded.place_id,
      role = excluded.role, due_at = excluded.due_at, minutes = excluded.minutes, done_at = excluded.done_at, data = excluded.data`.execute(
    tx,
  )
}

/** Appends entries to the timeline, in order, since each is chained to the one before. */
export async function writeTimeline(
  tx: Tx,
  { orgId, id }: WorkOrder,
  entries: readonly TimelineEntry[],
  now: Instant,
): Promise<void> {
  const rows = JSON.stringify(entries.map(({ event, ...entry }) => ({ ...entry, kind: event.kind, event })))
  await sql`
    insert into timeline (org_id, work_order_id, seq, version, at, saved_at, actor_id, kind, event)
    select ${orgId}::uuid, ${id}::uuid, r.seq, r.version, to_timestamp(r.at / 1000), ${time(now)}, r."actorId", r.kind, r.event
    from jsonb_to_recordset(${rows}::jsonb) as r(seq integer, version integer, at float8, "actorId" uuid, kind text, event jsonb)
    order by r.seq`.execute(tx)
}
