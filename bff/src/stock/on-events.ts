import { ok, type Instant, type PersonId, type Result } from '@field/domain/kernel'
import { type DomainEvent, taskOf, type WorkOrder } from '@field/domain/work-order'
import type { Tx } from '../platform/database/transaction.ts'
import { consumePartsForTask } from './use-parts.ts'

/**
 * What the events of one decision mean for the stock, written in the transaction that saves them. `before` is the order
 * they were decided on: parts come from the van of whoever has the task there. A refusal leaves nothing written here.
 */
export async function stockOnEvents(
  tx: Tx,
  before: WorkOrder,
  events: readonly DomainEvent[],
  { by, at }: { readonly by: PersonId | null; readonly at: Instant },
): Promise<Result<null>> {
  for (const event of events) {
    if (event.kind !== 'parts_picked') continue
    const technician = taskOf(before, event.taskId)?.assigneeId ?? null
    const use = { workOrderId: before.id, taskId: event.taskId, technician, change: event.change }
    const written = await consumePartsForTask(tx, before.orgId, use, { by, at })
    if (!written.ok) return written
  }
  return ok(null)
}
