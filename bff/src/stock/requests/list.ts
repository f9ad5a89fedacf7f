import type { Query, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import type { Instant } from '@field/domain/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

type Answer = Reply<'GET /stock/requests'>['items'][number]['answer']
type Line = { readonly partId: string; readonly code: string; readonly quantity: number; readonly free: number }
type LeftOut = NonNullable<Reply<'GET /stock/requests'>['items'][number]['leftOut']>[number]

export type RequestRow = {
  readonly id: string
  readonly work_order_id: string
  readonly number: string
  readonly title: string
  readonly location_id: string | null
  readonly location: string | null
  readonly lines: Line[]
  /** What was named and not asked for. */
  readonly left_out: LeftOut[]
  readonly state: 'open' | 'sent' | 'refused'
  readonly answer: Answer
  readonly created_at: Instant
  readonly assignee: string | null
  readonly van_id: string | null
}

/** Requests of the work, oldest first, with what is free now and whose van they would go to; `where` speaks of the row `r`. */
export async function requestsWhere(tx: Tx, where: RawBuilder<boolean>): Promise<readonly RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select r.id, r.work_order_id, w.number, w.title, r.location_id, l.name as location, r.state, r.answer, r.created_at, n.name as assignee, v.id as van_id,
      (select coalesce(json_agg(json_build_object('partId', e->>'partId', 'code', e->>'code', 'quantity', (e->>'quantity')::int,
          'free', coalesce(b.quantity, 0) - coalesce((select sum(s.quantity)::int from stock_reservation s
            where (s.org_id, s.location_id, s.part_id) = (b.org_id, b.location_id, b.part_id)), 0)) order by e->>'code'), '[]')
        from jsonb_array_elements(r.lines) e left join stock_balance b
          on b.org_id = r.org_id and b.location_id = r.location_id and b.part_id = (e->>'partId')::uuid
        where e->>'leftOut' is null) as lines,
      (select coalesce(json_agg(json_build_object('code', e->>'code', 'quantity', (e->>'quantity')::int, 'why', e->>'leftOut') order by e->>'code'), '[]')
        from jsonb_array_elements(r.lines) e where e->>'leftOut' is not null) as left_out
    from stock_request r join work_order w on (w.org_id, w.id) = (r.org_id, r.work_order_id)
      left join stock_location l on (l.org_id, l.id) = (r.org_id, r.location_id)
      left join lateral (select t.assignee_id from task t where t.org_id = r.org_id and t.work_order_id = r.work_order_id and t.assignee_id is not null
        order by t.open desc, t.opened_at desc limit 1) t on true
      left join person n on n.org_id = r.org_id and n.id = t.assignee_id
      left join stock_location v on v.org_id = r.org_id and v.kind = 'van' and v.owner_id = t.assignee_id
    where ${where} order by r.created_at, r.id limit 200`.execute(tx)
  return rows
}

export const requestView = (row: RequestRow): Reply<'GET /stock/requests'>['items'][number] => ({
  id: row.id,
  workOrder: { id: row.work_order_id, number: row.number, title: row.title },
  location: row.location_id === null || row.location === null ? null : { id: row.location_id, name: row.location },
  van: row.van_id === null || row.assignee === null ? null : { id: row.van_id, person: row.assignee },
  lines: row.lines,
  ...(row.left_out.length > 0 && { leftOut: row.left_out }),
  state: row.state,
  answer: row.answer,
  createdAt: row.created_at,
})

/** What the work has asked the warehouses for. */
export async function listRequests(
  tx: Tx,
  { orgId }: Actor,
  { state = 'open', locationId }: Query<'GET /stock/requests'>,
): Promise<Reply<'GET /stock/requests'>> {
  const rows = await requestsWhere(
    tx,
    sql<boolean>`r.org_id = ${orgId}::uuid and r.state = ${state}
      and (${locationId ?? null}::uuid is null or r.location_id = ${locationId ?? null}::uuid)`,
  )
  return { items: rows.map(requestView) }
}
