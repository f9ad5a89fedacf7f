import type { Instant, OrgId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

/** A calendar month of an organization, from its first millisecond there up to that of the next. */
export type Month = { readonly month: string; readonly from: Instant; readonly until: Instant }

/** The bounds of a month named as 2026-11, by the organization's own clock. */
export async function monthOf(tx: Tx, orgId: OrgId, month: string): Promise<Month> {
  const { rows } = await sql<{ begins: Instant; ends: Instant }>`
    select ${`${month}-01`}::timestamp at time zone time_zone as begins,
      (${`${month}-01`}::timestamp + interval '1 month') at time zone time_zone as ends
    from organization where id = ${orgId}::uuid`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the organization is not there')
  return { month, from: row.begins, until: row.ends }
}

// A command that began in the month's last moments may commit a little after it.
const settling = 5 * 60_000

/** Whether a month that ends then is over, and whatever began in it has ended. */
export const isOver = (until: Instant, now: Instant): boolean => now >= until + settling
