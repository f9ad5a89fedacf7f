import { minute, ok } from '@field/domain/kernel'
import { taskOf } from '@field/domain/work-order'
import type { AfterEvents } from '../platform/hooks.ts'
import { consumePartsForTask } from './consume-parts.ts'
import { keepOldPartsDue } from './old-parts-due.ts'
import { releasePromises } from './promises/release.ts'

/** What a phone says later than this was done without the network. */
const online = minute

const over = ['completed', 'settled', 'closed', 'cancelled', 'cannot_complete']

/**
 * What a saved command means for the stock. Parts come from the van of whoever had the task when the command was
 * decided, and go back to the van they came from; its refusals are those of the van. What a phone did offline has
 * happened: it always stands, and what the book lacks is flagged. An order that is over holds no parts.
 */
export const stockAfterEvents: AfterEvents = async (tx, world, { before, after, entries, actor, at, saidAt }) => {
  const late = world.clock.now() - (saidAt ?? at) > online
  for (const { event } of entries) {
    if (event.kind === 'status_changed' && over.includes(event.to)) await releasePromises(tx, after.orgId, after.id, at)
    if (event.kind !== 'parts_picked') continue
    const technician = taskOf(before ?? after, event.taskId)?.assigneeId ?? null
    const named = new Map(event.parts.flatMap(({ partId, serials }) => (serials ? [[partId, serials] as const] : [])))
    const use = { workOrderId: after.id, taskId: event.taskId, technician, change: event.change, named, late }
    const written = await consumePartsForTask(tx, after.orgId, use, { by: actor?.personId ?? null, at })
    if (!written.ok) return written
    await keepOldPartsDue(tx, after.orgId, use, at)
  }
  return ok([])
}
