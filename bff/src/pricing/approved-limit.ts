import { type Fen, fen, type OrgId, type WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

/** The amount that the customer approved for an order, which is not passed without asking; null when none was. */
export async function approvedLimit(tx: Tx, orgId: OrgId, orderId: WorkOrderId): Promise<Fen | null> {
  const { rows } = await sql<{ total_fen: number }>`
    select total_fen from quote where org_id = ${orgId}::uuid and work_order_id = ${orderId}::uuid and state = 'approved'`.execute(
    tx,
  )
  return rows[0] ? fen(rows[0].total_fen) : null
}
