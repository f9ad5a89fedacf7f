import { type Fen, fen, type Instant, type OrgId, type PersonId, type WorkOrderId } from '@field/domain/kernel'
import type { PriceOverride } from '@field/domain/settlement'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

/** The amounts that stand in the place of computed ones, by line: the last said of each. */
export async function overridesOf(
  tx: Tx,
  orgId: OrgId,
  workOrderId: WorkOrderId,
): Promise<ReadonlyMap<string, PriceOverride>> {
  const { rows } = await sql<{ line: string; amount_fen: number | null; reason: string; by: PersonId | null }>`
    select distinct on (line) line, amount_fen, reason, by from price_override
    where org_id = ${orgId}::uuid and work_order_id = ${workOrderId}::uuid order by line, at desc, id desc`.execute(tx)
  return new Map(
    rows.flatMap(({ line, amount_fen, reason, by }) =>
      amount_fen === null ? [] : [[line, { amount: fen(amount_fen), reason, by }]],
    ),
  )
}

/** What is put in the place of a computed amount; null gives the line back to its price. */
export type Overriding = {
  readonly workOrderId: WorkOrderId
  readonly line: string
  readonly amount: Fen | null
  readonly reason: string
  readonly by: PersonId | null
  readonly disputeId?: string
  readonly at: Instant
}

export async function keepOverride(
  tx: Tx,
  orgId: OrgId,
  { workOrderId, line, amount, reason, by, disputeId, at }: Overriding,
): Promise<void> {
  await tx
    .insertInto('price_override')
    .values({
      org_id: orgId,
      id: newId(),
      work_order_id: workOrderId,
      line,
      amount_fen: amount,
      reason,
      by,
      dispute_id: disputeId ?? null,
      at: time(at),
    })
    .execute()
}
