import { ok } from '@field/domain/kernel'
import type { Handler } from '../platform/http/call.ts'
import { writeCursor } from '../platform/page-cursor.ts'
import { inboxOf, unreadOf } from './queries.ts'
import { inboxView } from './view.ts'

/** Own messages, the newest first. */
export const listInbox: Handler<'GET /inbox'> = async ({ tx, actor, query: { after, limit = 30 } }) => {
  const [rows, unread] = await Promise.all([inboxOf(tx, actor, after, limit + 1), unreadOf(tx, actor)])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return ok({
    unread,
    items: shown.map(inboxView),
    next: last && rows.length > limit ? writeCursor({ at: last.created_at, id: last.id }) : null,
  })
}
