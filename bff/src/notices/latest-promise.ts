import { type Instant, minute } from '@field/domain/kernel'
import { openTask, type WorkOrder } from '@field/domain/work-order'
import { taskNodeOf, type WorkTypeDefinition } from '@field/domain/workflow'

/**
 * By when somebody is there at the latest, as the work type promises from the opening of the task; for the time before
 * anybody is named, who could say when exactly. Null when the node has no limit.
 */
export function latestPromise(definition: WorkTypeDefinition, order: WorkOrder): Instant | null {
  const task = openTask(order)
  const limits = task && taskNodeOf(definition, task.node).limits
  const minutes = limits?.arriveMinutes ?? limits?.finishMinutes
  return task && minutes !== undefined ? task.openedAt + minutes * minute : null
}
