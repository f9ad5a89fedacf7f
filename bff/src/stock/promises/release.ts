import type { Instant, OrgId, WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'

/** Lets go of everything that is promised to an order. */
export async function releasePromises(tx: Tx, orgId: OrgId, workOrderId: WorkOrderId, at: Instant): Promise<void> {
  await sql`update stock_reservation set quantity = 0, updated_at = ${time(at)}
    where org_id = ${orgId} and work_order_id = ${workOrderId} and quantity > 0`.execute(tx)
}
