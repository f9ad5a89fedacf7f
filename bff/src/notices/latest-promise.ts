import { hour, type Instant, minute } from '@field/domain/kernel'
import type { Notice } from '@field/domain/notice'
import { isOver, openTask, type WorkOrder } from '@field/domain/work-order'
import { taskNodeOf, type WorkTypeDefinition } from '@field/domain/workflow'

const withoutLimit = 48 * hour

/**
 * By when the order moves on at the latest, as the work type promises: its open task from its opening, for the time
 * before anybody is named who could say when exactly, else the end of its wait or of the whole order. What has no limit
 * counts as two days. Null once nothing is to come.
 */
function latestPromise(definition: WorkTypeDefinition, order: WorkOrder): Instant | null {
  const task = openTask(order)
  if (task) {
    const limits = taskNodeOf(definition, task.node).limits
    const minutes = limits?.arriveMinutes ?? limits?.finishMinutes
    return task.openedAt + (minutes === undefined ? withoutLimit : minutes * minute)
  }
  if (isOver(order.status)) return null
  const waits = order.waits.flatMap(({ until }) => (until === null ? [] : [until]))
  if (waits.length > 0) return Math.min(...waits)
  const whole = definition.limits?.finishMinutes
  return order.createdAt + (whole === undefined ? withoutLimit : whole * minute)
}

/** A notice as it is told: every message about progress names a time, the work type's own where no other is known. */
export function asTold(definition: WorkTypeDefinition, order: WorkOrder, notice: Notice): Notice {
  const { expectedAt, latestAt, decideBy } = notice.fields
  if (expectedAt !== null || latestAt !== null || decideBy !== null) return notice
  return { ...notice, fields: { ...notice.fields, latestAt: latestPromise(definition, order) } }
}
