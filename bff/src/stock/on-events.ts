import { ok } from '@field/domain/kernel'
import { taskOf } from '@field/domain/work-order'
import type { AfterEvents } from '../platform/hooks.ts'
import { consumePartsForTask } from './consume-parts.ts'

/**
 * What a saved command means for the stock. Parts come from the van of whoever had the task when the command was
 * decided, and go back to the van they came from. It tells nothing of its own; its refusals are those of the van.
 */
export const stockAfterEvents: AfterEvents = async (tx, _world, { before, after, entries, actor, at }) => {
  for (const { event } of entries) {
    if (event.kind !== 'parts_picked') continue
    const technician = taskOf(before ?? after, event.taskId)?.assigneeId ?? null
    const use = { workOrderId: after.id, taskId: event.taskId, technician, change: event.change }
    const written = await consumePartsForTask(tx, after.orgId, use, { by: actor?.personId ?? null, at })
    if (!written.ok) return written
  }
  return ok([])
}
