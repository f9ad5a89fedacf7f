import { setTimeout as sleep } from 'node:timers/promises'
import { asAdmin } from '../../bff/src/platform/database/prepare.ts'

/**
 * Waits until every transaction that began before now has ended. What changed is told up to the oldest one that runs, of
 * any database of the server, and test files beside this one have theirs.
 */
export const allHaveEnded = (adminUrl: string): Promise<void> =>
  asAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<{ xid: string }>('select pg_current_xact_id()::text as xid')
    const ended = async () => {
      const text = 'select pg_snapshot_xmin(pg_current_snapshot()) > $1::text::xid8 as ended'
      return (await client.query<{ ended: boolean }>(text, [rows[0]?.xid])).rows[0]?.ended === true
    }
    while (!(await ended())) await sleep(20)
  })
