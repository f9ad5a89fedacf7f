import { type Fen, fen, type OrgId, type WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

/** What was paid for an order before it was settled. */
export async function prepaidFor(tx: Tx, orgId: OrgId, workOrderId: WorkOrderId): Promise<Fen> {
  const { rows } = await sql<{ sum: number }>`select coalesce(sum(amount_fen), 0)::bigint as sum from prepayment
    where org_id = ${orgId}::uuid and work_order_id = ${workOrderId}::uuid`.execute(tx)
  return fen(rows[0]?.sum ?? 0)
}
