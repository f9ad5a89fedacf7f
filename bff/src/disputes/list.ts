import { ok } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Handler } from '../platform/http/call.ts'
import { readCursor, writeCursor } from '../platform/page-cursor.ts'
import { disputesWhere } from './kept.ts'
import { cardOf } from './view.ts'
import { disputesOf } from './visible.ts'

/** Disputes that the actor judges or is a party to, the newest first. */
export const listDisputes: Handler<'GET /disputes'> = async ({ tx, actor, query, now }) => {
  const { state = null, workOrderId = null, after, limit = 30 } = query
  const [at, id] = readCursor(after)
  const found = await disputesWhere(
    tx,
    sql<boolean>`${disputesOf(actor)} and (${state}::text is null or d.state = ${state})
      and (${workOrderId}::uuid is null or d.work_order_id = ${workOrderId}::uuid)
      and (${at}::float8 is null or (d.opened_at, d.id) < (to_timestamp(${at}::float8 / 1000), ${id}::uuid))`,
    limit + 1,
  )
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return ok({
    items: shown.map((one) => cardOf(one, actor, now)),
    next: last && found.length > limit ? writeCursor({ at: last.dispute.openedAt, id: last.id }) : null,
  })
}
