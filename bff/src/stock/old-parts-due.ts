import type { Instant, OrgId, PersonId, TaskId, WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

type Used = {
  readonly workOrderId: WorkOrderId
  readonly taskId: TaskId
  readonly technician: PersonId | null
  readonly change: readonly { readonly partId: string; readonly quantity: number }[]
}

/**
 * Keeps which old parts of a task must come back: as many as were built in, for the parts of which old ones are wanted,
 * due the part's number of days after the job, with its deposit of that day. Fewer used, fewer due; never fewer than
 * are back already.
 */
export async function keepOldPartsDue(
  tx: Tx,
  orgId: OrgId,
  { workOrderId, taskId, technician, change }: Used,
  at: Instant,
): Promise<void> {
  if (technician === null || change.length === 0) return
  const rows = JSON.stringify(change.map((one) => ({ ...one, id: newId() })))
  await sql`insert into old_part as o (org_id, id, part_id, work_order_id, task_id, person_id, quantity, deposit_fen, due_at, created_at)
    select ${orgId}::uuid, r.id, p.id, ${workOrderId}::uuid, ${taskId}::uuid, ${technician}::uuid, greatest(r.quantity, 0), p.deposit_fen,
      ${time(at)}::timestamptz + make_interval(hours => 24 * p.return_days), ${time(at)}
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, "partId" uuid, quantity integer)
      join part p on p.org_id = ${orgId} and p.id = r."partId" and p.old_part_return
    on conflict (org_id, task_id, part_id) do update set quantity = greatest(o.returned, o.quantity + (
      select r.quantity from jsonb_to_recordset(${rows}::jsonb) as r("partId" uuid, quantity integer) where r."partId" = excluded.part_id))`.execute(
    tx,
  )
}
