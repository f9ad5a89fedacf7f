import type { Query, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { ok, type Result, refuse } from '@field/domain/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { cardsOf, type Listing } from './cards.ts'
import { behind, readCursor, writeCursor } from './cursor.ts'
import { offeredTo, visibleTo } from './visible.ts'

type Asked = Query<'GET /work-orders'>
type View = Pick<Listing, 'from' | 'id' | 'where' | 'key' | 'tie' | 'task' | 'direction'> & {
  /** Tasks that are or were the actor's own: these show their orders by themselves, so no other reason is looked for. */
  readonly own?: boolean
}

const orders = {
  from: sql`work_order w`,
  key: sql`w.created_at`,
  tie: sql`w.id`,
  task: null,
  direction: 'desc',
} as const
const tasks = {
  from: sql`task k join work_order w on (w.org_id, w.id) = (k.org_id, k.work_order_id)`,
  id: sql`k.work_order_id`,
  tie: sql`k.id`,
  task: sql`k.id`,
} as const
const tasksAlone = sql`task k`

/**
 * Whether the open task `k` is for whoever stands behind the counter of a store of the actor's. What the store judges
 * stands on its board, line by line.
 */
const ofTheStore = ({ role, placeIds }: Actor): RawBuilder<boolean> =>
  role === 'store_staff'
    ? sql<boolean>`k.assignee_id is null and k.role is null and k.place_id = any(${placeIds}::uuid[]) and not exists (
        select from work_order o join work_type_version v on (v.org_id, v.id) = (o.org_id, o.work_type_version_id)
          cross join jsonb_array_elements(v.definition -> 'nodes') n
        where (o.org_id, o.id) = (k.org_id, k.work_order_id) and n ->> 'key' = k.node and n ->> 'work' = 'acceptance')`
    : sql<boolean>`false`

/** The rows of each view, before who may see them and what was asked for. */
function viewOf(view: Asked['view'], actor: Actor): View {
  const { personId, placeIds, orgId } = actor
  const me = sql`${personId}::uuid`
  const own = sql`k.org_id = ${orgId}::uuid and k.assignee_id = ${me}`
  switch (view) {
    case 'mine':
      return { ...orders, where: sql<boolean>`(w.customer_id = ${me} or w.followers @> array[${me}])` }
    case 'tasks':
      return {
        ...tasks,
        own: true,
        where: sql<boolean>`k.org_id = ${orgId}::uuid and k.open and (k.assignee_id = ${me} or (${offeredTo(actor)}) or (${ofTheStore(actor)}))`,
        key: sql`coalesce(k.due_at, 'infinity')`,
        direction: 'asc',
      }
    case 'done': {
      const last = sql`not exists (select from task n where n.org_id = k.org_id and n.work_order_id = k.work_order_id
        and n.assignee_id = k.assignee_id and n.state = 'done' and (n.done_at, n.id) > (k.done_at, k.id))`
      return {
        ...tasks,
        own: true,
        where: sql<boolean>`${own} and not k.open and k.state = 'done' and ${last}`,
        key: sql`k.done_at`,
        direction: 'desc',
      }
    }
    case 'store':
      return { ...orders, where: sql<boolean>`w.store_id = any(${placeIds}::uuid[])` }
    case 'all':
      return { ...orders, where: sql<boolean>`true` }
    case 'unassigned': {
      const waiting = sql<boolean>`k.org_id = ${orgId}::uuid and k.open and k.assignee_id is null and k.place_id is null and k.role is null`
      // What is urgent stands before all that is not, and among its like what has waited longest.
      const key = sql`k.opened_at - case when w.urgent then interval '50 years' else interval '0' end`
      return { ...tasks, where: waiting, key, direction: 'asc' }
    }
  }
}

/** Text as it stands, for a pattern. */
const literally = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

function filters({ status, placeId, q, source }: Asked): RawBuilder<boolean>[] {
  const words = q?.trim()
  const pattern = words && `%${literally(words)}%`
  return [
    ...(status ? [sql<boolean>`w.status = ${status}`] : []),
    ...(source ? [sql<boolean>`w.source = ${source}`] : []),
    ...(placeId
      ? [
          sql<boolean>`(w.store_id = ${placeId}::uuid or exists (select from task x where x.org_id = w.org_id and x.work_order_id = w.id and x.open and x.place_id = ${placeId}::uuid))`,
        ]
      : []),
    ...(pattern
      ? [
          sql<boolean>`(w.number ilike ${pattern} or w.title ilike ${pattern} or w.address ilike ${pattern}
          or exists (select from place s where (s.org_id, s.id) = (w.org_id, w.store_id) and s.name ilike ${pattern}))`,
        ]
      : []),
  ]
}

/**
 * One page of a view. Whatever the view, only orders that the actor may see. Refuses `not_permitted` for the views of
 * the dispatch desk and `wrong_format` for a cursor that is none of ours.
 */
export async function listWorkOrders(tx: Tx, actor: Actor, asked: Asked): Promise<Result<Reply<'GET /work-orders'>>> {
  const office = asked.view === 'all' || asked.view === 'unassigned'
  if (office && !may(actor, 'work_orders.all')) return refuse('not_permitted')
  const cursor = asked.after === undefined ? null : readCursor(asked.after)
  if (asked.after !== undefined && !cursor) return refuse('wrong_format', { path: 'after' })
  const { own = false, ...view } = viewOf(asked.view, actor)
  const limit = asked.limit ?? 30
  const asking = filters(asked)
  const conditions = [
    view.where,
    ...(own ? [] : [visibleTo(actor)]),
    ...asking,
    behind(cursor, view.key, view.tie, view.direction),
  ]
  const found = await cardsOf(tx, actor, {
    ...view,
    from: own && asking.length === 0 ? tasksAlone : view.from,
    where: sql<boolean>`${sql.join(conditions, sql` and `)}`,
    limit: limit + 1,
  })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return ok({
    items: page.map(({ card }) => card),
    next: found.length > limit && last ? writeCursor({ at: last.key, id: last.tie }) : null,
  })
}
