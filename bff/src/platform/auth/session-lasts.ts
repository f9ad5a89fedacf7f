import type { Tx } from '../database/transaction.ts'
import type { Bearer } from './tokens.ts'

/**
 * Whether the session behind a token has not been ended (signed out, dismissed, a stolen refresh token). Asked in the
 * first flight of every request: one row by its key is cheaper than a cache that must never be stale.
 */
export async function sessionLasts(tx: Tx, { actor, sessionId }: Bearer): Promise<boolean> {
  const row = await tx
    .selectFrom('session')
    .select('id')
    .where('org_id', '=', actor.orgId)
    .where('id', '=', sessionId)
    .where('person_id', '=', actor.personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
