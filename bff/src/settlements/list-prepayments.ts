import type { Reply } from '@field/contract'
import { type Label, ok, refuse } from '@field/domain/kernel'
import { nodeOf } from '@field/domain/workflow'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Handler } from '../platform/http/call.ts'
import { readCursor, writeCursor } from '../platform/page-cursor.ts'
import { loadOrder } from '../work-orders/queries.ts'
import { liveSettlement } from './kept.ts'
import { endedUnpaid, stillOpen } from './prepayments.ts'

type Item = Reply<'GET /prepayments'>['items'][number]
type Entry = Reply<'GET /work-orders/:id/prepayments'>['entries'][number]

/** Orders with money in advance, the one that moved last first; what a confirmed settlement netted is not among them. */
export const listPrepayments: Handler<'GET /prepayments'> = async ({ tx, actor: { orgId }, query }) => {
  const { view, after, limit = 30 } = query
  const [at, id] = readCursor(after)
  const ended = sql<boolean>`w.status in ('cancelled', 'cannot_complete')`
  const { rows } = await sql<Item>`
    select w.id as "workOrderId", w.number, w.title, w.status, ${ended} as "toRefund", p.sum as "prepaidFen", p.at
    from (select work_order_id, sum(amount_fen)::bigint as sum, max(at) as at from prepayment
        where org_id = ${orgId}::uuid group by work_order_id having sum(amount_fen) > 0) p
      join work_order w on w.org_id = ${orgId}::uuid and w.id = p.work_order_id
    where ${view === 'to_refund' ? ended : sql<boolean>`not ${ended}`}
      and not exists (select from settlement s where (s.org_id, s.work_order_id) = (w.org_id, w.id) and s.kind = 'sale' and s.state in ('confirmed', 'paid', 'disputed'))
      and ${at === null ? sql<boolean>`true` : sql<boolean>`(p.at, w.id) < (${time(at)}, ${id}::uuid)`}
    order by p.at desc, w.id desc limit ${limit + 1}`.execute(tx)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return ok({ items, next: last && rows.length > limit ? writeCursor({ at: last.at, id: last.workOrderId }) : null })
}

type Row = Omit<Entry, 'step'> & { readonly node: string | null }

/** What came in for one order and what went back. Refuses `not_found`. */
export const showPrepayments: Handler<'GET /work-orders/:id/prepayments'> = async ({ tx, actor, params }) => {
  const loaded = await loadOrder(tx, actor, params.id)
  if (!loaded) return refuse('not_found')
  const { order, definition } = loaded
  const [live, { rows }] = await Promise.all([
    liveSettlement(tx, order.orgId, order.id),
    sql<Row>`
      select p.id, p.amount_fen as "amountFen", p.method, p.note, p.node, n.name as by, p.at
      from prepayment p left join person n on (n.org_id, n.id) = (p.org_id, p.by)
      where p.org_id = ${order.orgId}::uuid and p.work_order_id = ${order.id}::uuid order by p.at desc, p.id desc`.execute(
      tx,
    ),
  ])
  const prepaidFen = rows.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const open = stillOpen(live)
  const stepOf = (node: string | null): Label | null =>
    node === null ? null : (nodeOf(definition, node)?.label ?? null)
  return ok({
    workOrderId: order.id,
    number: order.number,
    title: order.title,
    status: order.status,
    prepaidFen,
    toRefund: endedUnpaid(order) && prepaidFen > 0,
    mayAdd: open && !endedUnpaid(order),
    mayRefund: open && prepaidFen > 0,
    entries: rows.map(({ node, ...entry }) => ({ ...entry, step: stepOf(node) })),
  })
}
