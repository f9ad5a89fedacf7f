import { asId, type Instant, type OrgId, type PersonId, type TaskId } from '@field/domain/kernel'
import { proposeSource, type Shortage } from '@field/domain/stock'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/id.ts'
import { readStock } from '../lock.ts'
import type { TransferLine } from '../transfer.ts'

/** Flags pieces that were used and that the book did not have, with where they could have come from. */
export async function keepShortage(
  tx: Tx,
  orgId: OrgId,
  shortage: Shortage,
  taskId: TaskId,
  technician: PersonId,
  at: Instant,
): Promise<void> {
  const { part, location, workOrderId, quantity } = shortage
  const proposal = proposeSource(await readStock(tx, orgId, [part]), { part, location, quantity })
  await sql`insert into stock_shortage (org_id, id, part_id, location_id, work_order_id, task_id, person_id, quantity, proposal, created_at)
    values (${orgId}, ${newId()}, ${part}, ${location}, ${workOrderId}, ${taskId}, ${technician}, ${quantity},
      ${JSON.stringify(proposal)}::jsonb, ${time(at)})`.execute(tx)
}

type Row = { id: string; part_id: string; quantity: number }

/**
 * Takes fewer pieces of a task first off what was flagged as missing: those were never on the book. Answers the change
 * that remains for the stock.
 */
export async function withdrawShortages(
  tx: Tx,
  orgId: OrgId,
  taskId: TaskId,
  change: readonly TransferLine[],
  at: Instant,
): Promise<readonly TransferLine[]> {
  if (change.every(({ quantity }) => quantity > 0)) return change
  const { rows } = await sql<Row>`select id, part_id, quantity from stock_shortage
    where org_id = ${orgId} and task_id = ${taskId} and state = 'open' order by created_at desc, id desc for update`.execute(
    tx,
  )
  const left: TransferLine[] = []
  for (const { part, quantity } of change) {
    let rest = quantity
    for (const row of rest < 0 ? rows.filter(({ part_id }) => asId(part_id) === part) : []) {
      const off = Math.min(-rest, row.quantity)
      if (off === 0) continue
      await sql`update stock_shortage set quantity = quantity - ${off}::int,
          state = case quantity when ${off}::int then 'withdrawn' else state end,
          settled_at = case quantity when ${off}::int then ${time(at)}::timestamptz end
        where org_id = ${orgId} and id = ${row.id}`.execute(tx)
      rest += off
    }
    if (rest !== 0) left.push({ part, quantity: rest })
  }
  return left
}
