import type { Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { type Instant, ok, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { cardsOf } from './cards.ts'
import { visibleTo } from './visible.ts'

type Board = Reply<'GET /stores/:id/board'>
type Month = Board['month']

const most = 200

/** What the store's month came to, in the store's own time zone: orders finished, rounds done again, hours to the end. */
async function monthOf(tx: Tx, { orgId }: Actor, storeId: string, now: Instant): Promise<Month> {
  const { rows } = await sql<Month>`
    with month as (
      select date_trunc('month', ${time(now)} at time zone y.time_zone) at time zone y.time_zone as first
      from place p join territory y on (y.org_id, y.id) = (p.org_id, p.territory_id) where p.org_id = ${orgId}::uuid and p.id = ${storeId}::uuid
    ), ended as (
      select w.id, w.created_at, w.closed_at from work_order w, month
      where w.org_id = ${orgId}::uuid and w.store_id = ${storeId}::uuid and w.closed_at >= month.first and w.status in ('completed', 'settled', 'closed')
    )
    select count(*) as repaired, round((avg(extract(epoch from closed_at - created_at)) / 3600)::numeric, 1)::float8 as hours,
      (select count(*) from task k, month where k.org_id = ${orgId}::uuid and k.opened_at >= month.first and jsonb_typeof(k.data->'openLines') = 'array'
        and k.minutes > 0 and exists (select from work_order w where w.org_id = k.org_id and w.id = k.work_order_id and w.store_id = ${storeId}::uuid)) as rework
    from ended`.execute(tx)
  return rows[0] ?? { repaired: 0, rework: 0, hours: null }
}

/** The store's day: what awaits its judgement, who is coming, what waits for something, and its month. */
export async function storeBoard(tx: Tx, actor: Actor, id: string, now: Instant): Promise<Result<Board>> {
  const own = may(actor, 'work_orders.all') || actor.placeIds.some((one) => one === id)
  const store =
    own &&
    (await tx
      .selectFrom('place')
      .select(['id', 'name'])
      .where('id', '=', id)
      .where('kind', '=', 'store')
      .executeTakeFirst())
  if (!store) return refuse('not_found')
  const [listed, month] = await Promise.all([
    cardsOf(tx, actor, {
      from: sql`work_order w`,
      where: sql<boolean>`w.store_id = ${id}::uuid and w.closed_at is null and ${visibleTo(actor)}`,
      key: sql`w.created_at`,
      tie: sql`w.id`,
      task: null,
      direction: 'asc',
      limit: most,
    }),
    monthOf(tx, actor, id, now),
  ])
  const board: Board = { store, awaiting: [], coming: [], waiting: [], month }
  for (const { card, task } of listed) {
    const awaitsUs = task?.placeId === id && task.assigneeId === null
    const comes = task !== null && !task.pause && task.assigneeId !== null && card.status !== 'awaiting_acceptance'
    const column = awaitsUs ? board.awaiting : comes ? board.coming : board.waiting
    column.push(card)
  }
  board.coming.sort((a, b) => (a.expectedAt ?? Infinity) - (b.expectedAt ?? Infinity))
  return ok(board)
}
