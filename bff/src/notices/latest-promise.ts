import { hour, type Instant, minute } from '@field/domain/kernel'
import type { Notice } from '@field/domain/notice'
import { openTask, type WorkOrder } from '@field/domain/work-order'
import { taskNodeOf, type WorkTypeDefinition } from '@field/domain/workflow'

const withoutLimit = 48 * hour

/**
 * By when the open task moves on at the latest, as the work type promises from its opening: for the time before anybody
 * is named, who could say when exactly. A node without limits counts as two days. Null when nothing is open.
 */
function latestPromise(definition: WorkTypeDefinition, order: WorkOrder): Instant | null {
  const task = openTask(order)
  if (!task) return null
  const limits = taskNodeOf(definition, task.node).limits
  const minutes = limits?.arriveMinutes ?? limits?.finishMinutes
  return task.openedAt + (minutes === undefined ? withoutLimit : minutes * minute)
}

/** A notice as it is told: every message about progress names a time, the work type's own where no other is known. */
export function asTold(definition: WorkTypeDefinition, order: WorkOrder, notice: Notice): Notice {
  const { expectedAt, latestAt, decideBy } = notice.fields
  if (expectedAt !== null || latestAt !== null || decideBy !== null) return notice
  return { ...notice, fields: { ...notice.fields, latestAt: latestPromise(definition, order) } }
}
