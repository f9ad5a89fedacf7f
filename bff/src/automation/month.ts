import type { OrgId } from '@field/domain/kernel'
import type { WorkOrder } from '@field/domain/work-order'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'

/** A calendar month of a territory, and which order of it one is: 1 is the first. */
export type Month = { readonly name: string; readonly count: number }

type Counted = Pick<WorkOrder, 'orgId' | 'id' | 'territoryId' | 'createdAt'>

/** The month in which an order was opened, by the territory's own clock. */
export async function monthOf(tx: Tx, { orgId, id, territoryId, createdAt }: Counted): Promise<Month> {
  const { rows } = await sql<{ month: string; count: number }>`
    with month as (
      select to_char(${time(createdAt)} at time zone y.time_zone, 'YYYY-MM') as name,
        date_trunc('month', ${time(createdAt)} at time zone y.time_zone) at time zone y.time_zone as first
      from territory y where y.org_id = ${orgId}::uuid and y.id = ${territoryId}::uuid
    )
    select m.name as month, (select count(*)::int from work_order w where w.org_id = ${orgId}::uuid and w.territory_id = ${territoryId}::uuid
      and w.created_at >= m.first and (w.created_at, w.id) <= (${time(createdAt)}, ${id}::uuid)) as count from month m`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error(`no territory ${territoryId}`)
  return { name: `${territoryId} ${row.month}`, count: row.count }
}

/** Whether a rule has acted in that month already. Two workers at the same rule and month take turns. */
export async function restsThisMonth(tx: Tx, orgId: OrgId, rule: string, month: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext(${`${orgId} ${rule} ${month}`}))`.execute(tx)
  const { rows } = await sql`
    select from automation_firing where org_id = ${orgId}::uuid and rule_key = ${rule} and outcome = 'done'
      and reason ->> 'month' = ${month} limit 1`.execute(tx)
  return rows.length > 0
}
