import type { Reply } from '@field/contract'
import { may } from '@field/domain/access'
import { fen, type Instant, ok, type PersonId } from '@field/domain/kernel'
import { needsTwoPeople, reviewerOf, type SettlementStep } from '@field/domain/settlement'
import { sql } from 'kysely'
import type { Handler } from '../platform/http/call.ts'
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

const yes = sql`true`

/** Settlements, the newest first. Who sees only own shares gets those settlements, without their totals. */
export const listSettlements: Handler<'GET /settlements'> = async ({ tx, actor, query }) => {
  const { state = null, month: named, after, limit = 30 } = query
  const all = may(actor, 'settlements.all')
  const [at, id] = readCursor(after)
  const month = named === undefined ? null : await monthOf(tx, actor.orgId, named)
  const own = sql`s.id in (select h.settlement_id from settlement_share h
    where h.org_id = ${actor.orgId} and h.person_id = ${actor.personId}::uuid)`
  const made =
    month &&
    sql`s.created_at >= to_timestamp(${month.from}::float8 / 1000)
    and s.created_at < to_timestamp(${month.until}::float8 / 1000)`
  const { rows } = await sql<Row>`
    select s.id, s.work_order_id, w.number, w.title, s.state, s.total_fen, h.own_fen, s.created_at, o.two_people_from_fen,
      (select coalesce(jsonb_agg(jsonb_build_object('action', t.action, 'by', t.by) order by t.number), '[]')
        from settlement_step t where (t.org_id, t.settlement_id) = (s.org_id, s.id)) as steps
    from settlement s join organization o on o.id = s.org_id join work_order w on (w.org_id, w.id) = (s.org_id, s.work_order_id)
      left join lateral (select sum(amount_fen)::bigint as own_fen from settlement_share h
        where (h.org_id, h.settlement_id) = (s.org_id, s.id) and h.person_id = ${actor.personId}::uuid) h on true
    where s.org_id = ${actor.orgId} and s.state <> 'reversed' and (${state}::text is null or s.state = ${state})
      and ${all ? yes : own} and ${made ?? yes}
      and (${at}::float8 is null or (s.created_at, s.id) < (to_timestamp(${at}::float8 / 1000), ${id}::uuid))
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
    next: last && rows.length > limit ? `${last.created_at}_${last.id}` : null,
  })
}

function twoPeopleOf({ total_fen, two_people_from_fen: from, steps }: Row, me: PersonId) {
  const twoPeople = needsTwoPeople({ total: fen(total_fen), twoPeopleFrom: from === null ? null : fen(from) })
  return { twoPeople, reviewedByMe: reviewerOf(steps) === me }
}

/** Where the last page ended; anything else than our own cursor begins anew. */
function readCursor(after: string | undefined): readonly [at: number | null, id: string | null] {
  const read = /^(\d{1,16})_([0-9a-f-]{36})$/.exec(after ?? '')
  return read?.[1] && read[2] ? [Number(read[1]), read[2]] : [null, null]
}
