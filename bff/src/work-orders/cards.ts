import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import type { AssetId, Instant, OrgId, PersonId, PlaceId, WorkOrderId, WorkTypeVersionId } from '@field/domain/kernel'
import { isOpen, type KeptTask, type StatusCategory, type Task, unpackTask } from '@field/domain/work-order'
import { taskNodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { definitionsOf } from '../work-types/queries.ts'
import { promiseOf } from './promise.ts'
import { positionOf } from './rows.ts'
import { statusLabel } from './status-labels.ts'
import { nextDue } from './write-rows.ts'

export type Card = Reply<'GET /work-orders'>['items'][number]

type CardRow = {
  readonly key: Instant
  readonly tie: string
  readonly id: WorkOrderId
  readonly org_id: OrgId
  readonly number: string
  readonly work_type_version_id: WorkTypeVersionId
  readonly version: number
  readonly status: StatusCategory
  readonly title: string
  readonly urgent: boolean
  readonly source: string
  readonly customer_id: PersonId | null
  readonly store_id: PlaceId | null
  readonly asset_id: AssetId | null
  readonly address: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly created_at: Instant
  readonly updated_at: Instant
  readonly place_name: string | null
  readonly spot: string | null
  readonly asset_name: string | null
  readonly technician: string | null
  readonly task: KeptTask | null
  readonly holder: string | null
}

/**
 * Which orders, in which order. `id` is the order's id, of `w` when it is left out; `task` is the one to show, null for
 * the order's current one; `tie` parts equal keys.
 */
export type Listing = {
  readonly from: RawBuilder<unknown>
  readonly id?: RawBuilder<unknown>
  readonly where: RawBuilder<boolean>
  readonly key: RawBuilder<unknown>
  readonly tie: RawBuilder<unknown>
  readonly task: RawBuilder<unknown> | null
  readonly direction: 'asc' | 'desc'
  readonly limit: number
}

export type Listed = { readonly card: Card; readonly key: Instant; readonly tie: string; readonly task: Task | null }

const shownTask = sql`left join task t on (t.org_id, t.id) = (l.org_id, l.task_id)`
const currentTask = sql`left join lateral (
      select k.data, k.org_id, k.assignee_id, k.place_id from task k where k.org_id = w.org_id and k.work_order_id = w.id
      order by k.open desc, k.opened_at desc, k.id desc limit 1
    ) t on true`

/** The cards of a listing, with what a cursor is made of. One query, plus the definitions that are not known yet. */
export async function cardsOf(tx: Tx, actor: Actor, listing: Listing): Promise<readonly Listed[]> {
  const { from, where, key, tie, task, limit, id = sql`w.id` } = listing
  const direction = listing.direction === 'asc' ? sql`asc` : sql`desc`
  const { rows } = await sql<CardRow>`
    with listed as materialized (
      select ${actor.orgId}::uuid as org_id, ${id} as id, ${key} as key, ${tie} as tie, ${task ?? sql`null::uuid`} as task_id from ${from} where ${where}
      order by ${key} ${direction}, ${tie} ${direction} limit ${limit}
    )
    select l.key, l.tie, w.id, w.org_id, w.number, w.work_type_version_id, w.version, w.status, w.title, w.urgent, w.source, w.customer_id, w.store_id,
      w.asset_id, w.address, w.latitude, w.longitude, w.created_at, w.updated_at, p.name as place_name, a.spot, a.name as asset_name, h.name as technician, t.data as task,
      coalesce(o.name, s.name) as holder
    from listed l join work_order w on (w.org_id, w.id) = (l.org_id, l.id)
    left join place p on (p.org_id, p.id) = (w.org_id, w.store_id)
    left join asset a on (a.org_id, a.id) = (w.org_id, w.asset_id)
    ${task ? shownTask : currentTask}
    left join lateral (
      select k.assignee_id from task k where k.org_id = w.org_id and k.work_order_id = w.id
        and k.assignee_id = any(array(select x.person_id from technician x where x.org_id = ${actor.orgId}::uuid))
      order by k.opened_at desc, k.id desc limit 1
    ) last on true
    left join person h on (h.org_id, h.id) = (l.org_id, last.assignee_id)
    left join person o on (o.org_id, o.id) = (t.org_id, t.assignee_id)
    left join place s on (s.org_id, s.id) = (t.org_id, t.place_id) and t.assignee_id is null
    order by l.key ${direction}, l.tie ${direction}`.execute(tx)
  const definitions = await definitionsOf(
    tx,
    rows.map((row) => row.work_type_version_id),
  )
  return rows.map((row) => {
    const definition = definitions.get(row.work_type_version_id)
    if (!definition) throw new Error('a work order without its definition')
    const shown = row.task && unpackTask(row.task)
    return {
      card: cardView(row, shown, definition, actor.role !== 'customer'),
      key: row.key,
      tie: row.tie,
      task: shown,
    }
  })
}

function cardView(row: CardRow, task: Task | null, definition: WorkTypeDefinition, inside: boolean): Card {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    status: row.status,
    statusLabel: statusLabel(row.status, inside),
    title: row.title,
    urgent: row.urgent,
    placeName: row.place_name,
    spot: row.spot,
    address: row.address,
    position: positionOf(row),
    assetName: row.asset_name,
    technicianName: row.technician,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(inside && { source: row.source }),
    ...promiseOf(task),
    task: task && { ...taskOnCard(definition, task), ...(inside && isOpen(task) && heldBy(task, row)) },
  }
}

const taskOnCard = (definition: WorkTypeDefinition, task: Task): NonNullable<Card['task']> => ({
  id: task.id,
  node: task.node,
  nodeLabel: taskNodeOf(definition, task.node).label,
  state: task.state,
  round: task.round,
  dueAt: isOpen(task) ? nextDue(task) : null,
  assigneeId: task.assigneeId,
  openLines: task.openLines?.length ?? null,
  pauseReason: task.pause?.reason ?? null,
})

type Holder = NonNullable<NonNullable<Card['task']>['holder']>
type Held = { readonly holder: Holder; readonly since: Instant }

/** Who has an open task and since when it is there: how one sees, in a list, with whom an order is stuck. */
const heldBy = (task: Task, row: Pick<CardRow, 'customer_id' | 'holder'>): Held => ({
  holder: holderOf(task, row),
  since: task.openedAt,
})

function holderOf({ assigneeId, placeId, role }: Task, row: Pick<CardRow, 'customer_id' | 'holder'>): Holder {
  if (assigneeId !== null && assigneeId === row.customer_id) return { kind: 'customer', name: '' }
  if (assigneeId !== null) return { kind: 'person', name: row.holder ?? '' }
  if (placeId !== null) return { kind: 'place', name: row.holder ?? '' }
  return role === null ? { kind: 'desk', name: '' } : { kind: 'role', name: role }
}

/** The card of one order that the actor was found to see. */
export async function cardById(tx: Tx, actor: Actor, id: WorkOrderId): Promise<Card> {
  const [found] = await cardsOf(tx, actor, {
    from: sql`work_order w`,
    where: sql<boolean>`w.org_id = ${actor.orgId}::uuid and w.id = ${id}::uuid`,
    key: sql`w.created_at`,
    tie: sql`w.id`,
    task: null,
    direction: 'desc',
    limit: 1,
  })
  if (!found) throw new Error(`work order ${id} went away`)
  return found.card
}
