import type { Reply } from '@field/contract'
import { may } from '@field/domain/access'
import { fen, type Instant, ok, type PersonId } from '@field/domain/kernel'
import { needsTwoPeople, reviewerOf, type SettlementStep } from '@field/domain/settlement'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Handler } from '../platform/http/call.ts'
import { readCursor, writeCursor } from '../platform/page-cursor.ts'
import { monthOf } from './month.ts'

type Item = Reply<'GET /settlements'>['items'][number]
type Row = {
  id: string
  work_order_id: string
  number: string
  title: string
  state: string
  total_fen: number
  own_fen: number | null
  created_at: Instant
  two_people_from_fen: number | null
  steps: readonly SettlementStep[]
}

/** Settlements, the newest first. Who sees only own shares gets those settlements, without their totals. */
export const listSettlements: Handler<'GET /settlements'> = async ({ tx, actor, query }) => {
  const { state = null, month: named, after, limit = 30 } = query
  const all = may(actor, 'settlements.all')
  const [at, id] = readCursor(after)
  const month = named === undefined ? null : await monthOf(tx, actor.orgId, named)
  // One text for each question, so that each goes by its own index; an array, since a join would walk through everybody's.
  const whose = all
    ? sql`true`
    : sql`s.id = any(array(select settlement_id from settlement_share where org_id = ${actor.orgId}::uuid and person_id = ${actor.personId}::uuid))`
  const inState = state === null ? sql`true` : sql`s.state = ${state}`
  const behind = at === null ? sql`true` : sql`(s.created_at, s.id) < (${time(at)}, ${id}::uuid)`
  const made = month ? sql`s.created_at >= ${time(month.from)} and s.created_at < ${time(month.until)}` : sql`true`
  const { rows } = await sql<Row>`
    select s.id, s.work_order_id, w.number, w.title, s.state, s.total_fen, h.own_fen, s.created_at, o.two_people_from_fen,
      (select coalesce(jsonb_agg(jsonb_build_object('action', t.action, 'by', t.by) order by t.number), '[]')
        from settlement_step t where (t.org_id, t.settlement_id) = (s.org_id, s.id)) as steps
    from settlement s join organization o on o.id = s.org_id join work_order w on (w.org_id, w.id) = (s.org_id, s.work_order_id)
      left join lateral (select sum(amount_fen)::bigint as own_fen from settlement_share h
        where (h.org_id, h.settlement_id) = (s.org_id, s.id) and h.person_id = ${actor.personId}::uuid) h on true
    where s.org_id = ${actor.orgId} and s.state <> 'reversed' and ${inState} and ${whose} and ${made} and ${behind}
    order by s.created_at desc, s.id desc limit ${limit + 1}`.execute(tx)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return ok({
    items: shown.map((row) => ({
      id: row.id,
      workOrderId: row.work_order_id,
      number: row.number,
      title: row.title,
      state: row.state as Item['state'],
      totalFen: all ? row.total_fen : null,
      ownFen: row.own_fen,
      at: row.created_at,
      ...(all ? twoPeopleOf(row, actor.personId) : { twoPeople: false, reviewedByMe: false }),
    })),
    next: last && rows.length > limit ? writeCursor({ at: last.created_at, id: last.id }) : null,
  })
}

function twoPeopleOf({ total_fen, two_people_from_fen: from, steps }: Row, me: PersonId) {
  const twoPeople = needsTwoPeople({ total: fen(total_fen), twoPeopleFrom: from === null ? null : fen(from) })
  return { twoPeople, reviewedByMe: reviewerOf(steps) === me }
}
