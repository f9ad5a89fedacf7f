import { ok } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Handler } from '../platform/http/call.ts'
import { rooms, tell } from '../platform/live/tell.ts'
import { unreadOf } from './queries.ts'

/** Marks own messages as read, those named or all, and tells the person's other phones. */
export const markRead: Handler<'POST /inbox/read'> = async ({ tx, actor, body: { ids }, now }) => {
  const { orgId, personId } = actor
  await sql`
    update inbox_message set read_at = ${time(now)}
    where org_id = ${orgId}::uuid and person_id = ${personId}::uuid and read_at is null
      and (${ids ?? null}::uuid[] is null or id = any(${ids ?? null}::uuid[]))`.execute(tx)
  const unread = await unreadOf(tx, actor)
  await tell(tx, { orgId, rooms: [rooms.person(personId)], event: 'inbox', data: { unread } })
  return ok({ unread })
}
