import { type Instant, ok } from '@field/domain/kernel'
import type { Reward } from '@field/domain/pricing'
import { sql } from 'kysely'
import type { Handler } from '../platform/http/call.ts'
import { rewardView } from './reward-view.ts'

type Row = Omit<Reward, 'promotion'> & {
  workOrderId: string
  number: string
  title: string
  at: Instant
  all: number
}

/** As many as one screen can be asked to show; the sum is of all of them. */
const most = 200

/** What a customer was given with orders that are settled for good; a correction takes its points along. */
export const listPoints: Handler<'GET /me/points'> = async ({ tx, actor: { orgId, personId } }) => {
  const { rows } = await sql<Row>`
    select r.label, r.points, (r.counted->>'base')::bigint as base, r.counted->'gift' as gift, w.id as "workOrderId", w.number, w.title, s.confirmed_at as at, sum(r.points) over ()::bigint as all
    from settlement_reward r join settlement s on (s.org_id, s.id) = (r.org_id, r.settlement_id)
      join work_order w on (w.org_id, w.id) = (s.org_id, s.work_order_id)
    where w.org_id = ${orgId}::uuid and w.customer_id = ${personId}::uuid
      and s.confirmed_at is not null and s.state in ('confirmed', 'paid', 'disputed')
    order by s.confirmed_at desc, w.id, r.number limit ${most}`.execute(tx)
  return ok({
    points: rows[0]?.all ?? 0,
    items: rows.map((row) => ({
      ...rewardView(row),
      workOrderId: row.workOrderId,
      number: row.number,
      title: row.title,
      at: row.at,
    })),
  })
}
