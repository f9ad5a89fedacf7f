import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import {
  asId,
  type Instant,
  ok,
  type PersonId,
  type PlaceId,
  type Result,
  refuse,
  type WorkOrderId,
} from '@field/domain/kernel'
import { type Progress, progressOf, type Task, type TimelineEntry } from '@field/domain/work-order'
import { sql } from 'kysely'
import { filesOfOrder } from '../files/queries.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { acceptanceOf } from './acceptance.ts'
import { linksFor } from './file-links.ts'
import { viewerOf } from './mask.ts'
import { loadOrder, timelineOf } from './queries.ts'
import { statusLabel } from './status-labels.ts'

type Named = { id: string; name: string; badge: string | null; phone: boolean; place: boolean }

/** Names of the people and places of a progress in one query. */
async function namedIn(
  tx: Tx,
  people: readonly string[],
  places: readonly string[],
): Promise<ReadonlyMap<string, Named>> {
  const { rows } = await sql<Named>`
    select p.id, p.name, t.badge, p.phone is not null as phone, false as place
      from person p left join technician t on (t.org_id, t.person_id) = (p.org_id, p.id) where p.id = any(${people}::uuid[])
    union all select id, name, null, false, true from place where id = any(${places}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

const isThere = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined

/** Everybody and every place that the rows, the headline and the open parts speak of. */
function spokenOf({ rows, technicianId, headline, parts }: Progress): { people: PersonId[]; places: PlaceId[] } {
  const people = rows.flatMap((row) => [row.by, 'personId' in row ? row.personId : null])
  const places = rows.flatMap((row) => ('placeId' in row ? [row.placeId] : []))
  const now = 'personId' in headline ? headline.personId : null
  const open = parts.map(({ personId }) => personId)
  return {
    people: [...people, technicianId, now, ...open].filter(isThere),
    places: [...places, ...parts.map(({ placeId }) => placeId)].filter(isThere),
  }
}

/** Who finished a task, which for the task of a store is not its assignee but whoever stood behind the counter. */
const doerOf = (entries: readonly TimelineEntry[], task: Task): PersonId | null =>
  entries.find(({ event }) => event.kind === 'task_completed' && event.taskId === task.id)?.actorId ?? null

/** The parcel-like way of an order in the eyes of one person. */
export async function workOrderProgress(
  tx: Tx,
  world: World,
  actor: Actor,
  id: string,
  now: Instant,
): Promise<Result<Reply<'GET /work-orders/:id/progress'>>> {
  const orderId = asId<WorkOrderId>(id)
  const [loaded, entries, files] = await Promise.all([
    loadOrder(tx, actor, id),
    timelineOf(tx, orderId),
    filesOfOrder(tx, orderId),
  ])
  if (!loaded) return refuse('not_found')
  const { order, definition } = loaded
  const progress = progressOf(definition, order, entries, actor)
  if (!progress) return refuse('not_found')
  const viewer = viewerOf(order, actor)
  const follows = viewer.eyes === 'follower'
  const spoken = spokenOf(progress)
  const doers = order.tasks.map((task) => doerOf(entries, task)).filter(isThere)
  const known = await namedIn(tx, [...spoken.people, ...doers], spoken.places)
  const shownPeople = follows
    ? spoken.people.filter((one) => one === progress.technicianId || one === actor.personId)
    : spoken.people
  const nameOf = (one: string | null) => (one && known.get(one)?.name) || ''
  const namesOf = (ids: readonly string[]) => Object.fromEntries([...new Set(ids)].map((one) => [one, nameOf(one)]))
  const technician = progress.technicianId ? known.get(progress.technicianId) : undefined
  const acceptance = acceptanceOf(definition, order, actor, (task) => nameOf(doerOf(entries, task)))
  return ok({
    id: order.id,
    number: order.number,
    version: order.version,
    title: order.title,
    status: order.status,
    statusLabel: statusLabel(order.status, actor.role !== 'customer'),
    progress,
    technician: technician ? { name: technician.name, badge: technician.badge, phone: technician.phone } : null,
    people: namesOf(shownPeople),
    places: namesOf(spoken.places),
    files: linksFor(world.config, now, order.orgId, files, [progress.rows, acceptance]),
    acceptance,
    rating: follows || !order.rating ? null : { ...order.rating, tags: [...order.rating.tags] },
    operations: progress.operations,
  })
}
