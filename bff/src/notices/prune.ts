import { day, type Instant } from '@field/domain/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../platform/database/kysely.ts'
import { time } from '../platform/database/time.ts'

const keysKept = 30 * day
const pushesKept = 7 * day
const batch = 1_000

/**
 * Deletes what only mattered for a while: answered idempotency keys after 30 days, WeChat's pushes after 7 (repetitions
 * come within minutes). What WeChat says of a person's data stays, for deletion has to follow it. Answers how many went.
 */
export async function prune({ read }: Database, now: Instant): Promise<number> {
  const keys = sql`delete from idempotency where ctid = any(array(
    select ctid from idempotency where created_at < ${time(now - keysKept)} limit ${batch}))`
  const pushes = sql`delete from wechat_push where ctid = any(array(
    select ctid from wechat_push where received_at < ${time(now - pushesKept)}
      and event ->> 'event' not in ('user_authorization_revoke', 'user_authorization_cancellation', 'user_info_modified')
    limit ${batch}))`
  return (await inBatches(read, keys)) + (await inBatches(read, pushes))
}

// Small bites, so that nobody waits behind a long delete.
async function inBatches(read: Database['read'], statement: RawBuilder<unknown>): Promise<number> {
  for (let gone = 0; ; ) {
    const { numAffectedRows } = await statement.execute(read)
    gone += Number(numAffectedRows ?? 0)
    if (Number(numAffectedRows ?? 0) < batch) return gone
  }
}
