import type { Instant } from '@field/domain/kernel'
import type { WorkOrder } from '@field/domain/work-order'
import { sql } from 'kysely'
import { timeOrNull } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'

/** Says when something next happens to the order by itself, null for never; whoever was at it before is done with it. */
export const keepTimer = (tx: Tx, { orgId, id }: Pick<WorkOrder, 'orgId' | 'id'>, at: Instant | null) =>
  sql`
    insert into order_timer as t (org_id, work_order_id, due_at) values (${orgId}::uuid, ${id}::uuid, ${timeOrNull(at)})
    on conflict (org_id, work_order_id) do update set due_at = excluded.due_at, attempt = 0, lease_until = null`.execute(
    tx,
  )
