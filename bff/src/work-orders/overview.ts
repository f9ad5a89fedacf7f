import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import type { Instant } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { cardsOf } from './cards.ts'
import { visibleTo } from './visible.ts'

type Overview = Reply<'GET /overview'>

/** Where the organization stands: open orders and those of the last 30 days by status, sites, and what is stuck longest. */
export async function overview(tx: Tx, actor: Actor, now: Instant): Promise<Overview> {
  const [byStatus, bySite, stuck] = await Promise.all([
    sql<Overview['byStatus'][number]>`
      select w.status, count(*) as count from work_order w
      where ${visibleTo(actor)} and (w.closed_at is null or w.closed_at > ${time(now)} - interval '30 days') group by w.status order by w.status`.execute(
      tx,
    ),
    sql<Overview['bySite'][number]>`
      select p.id as "siteId", p.name, count(k.id) as open, count(k.id) filter (where k.due_at < ${time(now)}) as late
      from place p left join task k on k.org_id = p.org_id and k.place_id = p.id and k.open
      where p.org_id = ${actor.orgId}::uuid and p.kind = 'site' group by p.id, p.name order by late desc, open desc, p.name`.execute(
      tx,
    ),
    cardsOf(tx, actor, {
      from: sql`task k join work_order w on (w.org_id, w.id) = (k.org_id, k.work_order_id)`,
      where: sql<boolean>`k.org_id = ${actor.orgId}::uuid and k.open and ${visibleTo(actor)}
        and (k.due_at < ${time(now)} or (k.assignee_id is null and k.place_id is null and k.role is null))`,
      key: sql`coalesce(k.due_at, k.opened_at)`,
      tie: sql`k.id`,
      task: sql`k.id`,
      direction: 'asc',
      limit: 20,
    }),
  ])
  return { at: now, byStatus: byStatus.rows, bySite: bySite.rows, stuck: stuck.map(({ card }) => card) }
}
