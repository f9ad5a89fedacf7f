import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Instant, type Label, ok, type Result, refuse, type WorkTypeVersionId } from '@field/domain/kernel'
import { currentTask, operationsByTask, type WorkOrder } from '@field/domain/work-order'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import { sql } from 'kysely'
import { filesOfOrder } from '../files/queries.ts'
import { itemsOfOrder } from '../library/queries.ts'
import { assetById } from '../places/queries.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { updatedAt } from '../work-types/queries.ts'
import { cardById } from './cards.ts'
import { linksFor } from './file-links.ts'
import { isInside, maskDefinition, maskReport, maskTask, viewerOf } from './mask.ts'
import { namedThings } from './named-things.ts'
import { loadOrder, namesOf } from './queries.ts'

type Detail = Reply<'GET /work-orders/:id'>
type Around = {
  customer: string | null
  phone: boolean
  hints: readonly Label[]
  visits: number
  complaints: number
  lastTitle: string | null
  migratedFrom: WorkTypeVersionId | null
}

/** What stands around the order: its customer, what to know before leaving, and how the asset did before. */
async function aroundOf(tx: Tx, { id, orgId, customerId, assetId, createdAt }: WorkOrder): Promise<Around> {
  const { rows } = await sql<Around>`
    select (select name from person where org_id = ${orgId}::uuid and id = ${customerId}::uuid) as customer,
      coalesce((select phone is not null from person where org_id = ${orgId}::uuid and id = ${customerId}::uuid), false) as phone,
      (select event->>'from' from timeline where org_id = ${orgId}::uuid and work_order_id = ${id}::uuid and kind = 'migrated'
        order by seq limit 1) as "migratedFrom",
      coalesce((select hints from asset where org_id = ${orgId}::uuid and id = ${assetId}::uuid), '[]') as hints,
      count(w.id) as visits, count(w.id) filter (where (w.rating->>'stars')::int <= 2) as complaints,
      (array_agg(w.title order by w.created_at desc))[1] as "lastTitle"
    from (select) as one left join work_order w on w.org_id = ${orgId}::uuid and w.asset_id = ${assetId}::uuid and w.id <> ${id}::uuid
      and w.created_at < to_timestamp(${createdAt}::float8 / 1000)
      and w.created_at > to_timestamp(${createdAt}::float8 / 1000) - interval '6 months'`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('an aggregate answers one row')
  return row
}

/** Who is named in a reply, by id: everybody who has or had a task. */
const handlersOf = ({ tasks }: WorkOrder): string[] => [
  ...new Set(tasks.flatMap(({ assigneeId }) => (assigneeId ? [assigneeId] : []))),
]

/** What may be done, task by task; who may do nothing is told so of the task the order is at. */
function operationsShown(definition: WorkTypeDefinition, order: WorkOrder, actor: Actor): Detail['operations'] {
  const found = operationsByTask(definition, order, actor)
  return found.length > 0 ? [...found] : [{ taskId: currentTask(order, actor)?.id ?? null, operations: [] }]
}

/**
 * Everything that is needed to work on an order, offline too, as far as the viewer may see it: nobody gets a phone
 * number, only inside readers the story of the asset, a follower neither the customer nor what was reported.
 */
export async function workOrderDetail(
  tx: Tx,
  world: World,
  actor: Actor,
  id: string,
  now: Instant,
): Promise<Result<Detail>> {
  const loaded = await loadOrder(tx, actor, id)
  if (!loaded) return refuse('not_found')
  const { order, definition } = loaded
  const viewer = viewerOf(order, actor)
  const [card, around, asset, people, files, items] = await Promise.all([
    cardById(tx, actor, order.id),
    aroundOf(tx, order),
    order.assetId && assetById(tx, order.assetId),
    namesOf(tx, handlersOf(order)),
    filesOfOrder(tx, order.id),
    isInside(viewer) ? itemsOfOrder(tx, definition, order) : [],
  ])
  const follows = viewer.eyes === 'follower'
  const inside = isInside(viewer)
  const shown = {
    report: maskReport(definition, order, viewer),
    tasks: order.tasks.map((task) => maskTask(definition, task, viewer, order)),
  }
  const node = currentTask(order, actor)?.node
  const from = inside && node !== undefined ? around.migratedFrom : null
  const to = order.workTypeVersionId
  return ok({
    ...card,
    ...shown,
    source: order.source,
    tags: inside ? [...order.tags] : [],
    reportForm: definition.report,
    customer: follows || around.customer === null ? null : { name: around.customer, phone: around.phone },
    asset: asset || null,
    hints: inside || viewer.eyes === 'store' ? [...around.hints, ...items.flatMap(({ hints }) => hints)] : [],
    items: [...items],
    definition: maskDefinition(definition, viewer),
    names: await namedThings(tx, definition, shown),
    people: Object.fromEntries(Object.entries(people).filter(([person]) => !follows || person !== order.customerId)),
    operations: operationsShown(definition, order, actor),
    files: linksFor(world.config, now, order.orgId, files, shown),
    updated: from === null || node === undefined ? null : await updatedAt(tx, { from, to, node }),
    story:
      inside && order.assetId
        ? { visits: around.visits, complaints: around.complaints, lastTitle: around.lastTitle }
        : null,
  })
}
