import type { OrgId, WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { World } from '../platform/world.ts'

/** An order to which something is due to happen; this worker is at it until its lease ends. */
export type Claimed = { readonly orgId: OrgId; readonly orderId: WorkOrderId; readonly attempt: number }

/** Takes the order whose timer is due first and that no other worker is at; null when nothing is due. */
export async function claim({ workerDb, clock }: World, leaseMs: number): Promise<Claimed | null> {
  const { rows } = await sql<Claimed>`
    update order_timer t set attempt = t.attempt + 1,
      lease_until = clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond'
    from (select org_id, work_order_id from order_timer
      where due_at <= ${time(clock.now())} and (lease_until is null or lease_until < clock_timestamp())
      order by due_at, work_order_id limit 1 for update skip locked) due
    where (t.org_id, t.work_order_id) = (due.org_id, due.work_order_id)
    returning t.org_id as "orgId", t.work_order_id as "orderId", t.attempt`.execute(workerDb.read)
  return rows[0] ?? null
}

const longestRest = 3_600_000

/** After a failure the order rests, longer each time (5 s to an hour), so that it holds up nobody else's. */
export async function rest({ workerDb }: World, { orgId, orderId, attempt }: Claimed): Promise<void> {
  const ms = Math.min(longestRest, 2_500 * 2 ** Math.min(attempt, 20))
  await sql`
    update order_timer set lease_until = clock_timestamp() + ${ms}::float8 * interval '1 millisecond'
    where org_id = ${orgId}::uuid and work_order_id = ${orderId}::uuid and attempt = ${attempt}`.execute(workerDb.read)
}
