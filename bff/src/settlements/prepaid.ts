import { type Fen, fen, type Instant, type OrgId, type PersonId, type WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

/** Money that came in before an order is settled; below zero it went back. By hand, or what was answered at a node. */
export type Prepayment = {
  readonly workOrderId: WorkOrderId
  readonly amount: Fen
  readonly method: 'wechat' | 'transfer' | 'cash' | 'other'
  readonly note?: string | undefined
  readonly node?: string
  readonly by: PersonId | null
  readonly at: Instant
}

/** What was paid for an order before it was settled, of all or of what one node booked. */
export async function prepaidFor(
  tx: Tx,
  orgId: OrgId,
  workOrderId: WorkOrderId,
  node: string | null = null,
): Promise<Fen> {
  const { rows } = await sql<{ sum: number }>`select coalesce(sum(amount_fen), 0)::bigint as sum from prepayment
    where org_id = ${orgId}::uuid and work_order_id = ${workOrderId}::uuid and (${node}::text is null or node = ${node})`.execute(
    tx,
  )
  return fen(rows[0]?.sum ?? 0)
}

/** Writes it down, for ever; answers its id. The order is locked by the caller. */
export async function keepPrepayment(tx: Tx, orgId: OrgId, of: Prepayment): Promise<string> {
  const id = newId()
  await tx
    .insertInto('prepayment')
    .values({
      org_id: orgId,
      id,
      work_order_id: of.workOrderId,
      amount_fen: of.amount,
      method: of.method,
      note: of.note ?? null,
      node: of.node ?? null,
      by: of.by,
      at: time(of.at),
    })
    .execute()
  return id
}
