import type { PartId, PersonId, ServiceItemId } from '@field/domain/kernel'
import { partsTaken, servicesDone, type Task, type WorkOrder } from '@field/domain/work-order'
import { taskNodeOf, type WorkTypeDefinition } from '@field/domain/workflow'

/** Work to be paid for: items and parts with their quantities in the order first named, and who did it. */
export type Work = {
  readonly visitItem: string | null
  readonly services: ReadonlyMap<ServiceItemId, number>
  readonly parts: ReadonlyMap<PartId, number>
  readonly technicians: readonly PersonId[]
}

const counts = (task: Task): boolean =>
  task.state !== 'cancelled' && task.state !== 'returned' && task.state !== 'skipped'

/** What an order's tasks come to so far. Rework is not charged twice: of each node the largest round counts. */
export function whatWasDone(definition: WorkTypeDefinition, order: WorkOrder): Work {
  const working = order.tasks.filter((task) => counts(task) && isWork(definition, task))
  return {
    visitItem: definition.visitItem ?? null,
    services: servicesDone(working),
    parts: partsTaken(working),
    technicians: [...new Set(working.flatMap(({ assigneeId }) => (assigneeId === null ? [] : [assigneeId])))],
  }
}

/** The same order before anything was done: what the estimate before departure counts. */
export const nothingDone = ({ visitItem, technicians }: Work): Work => ({
  visitItem,
  technicians,
  services: new Map(),
  parts: new Map(),
})

function isWork(definition: WorkTypeDefinition, task: Task): boolean {
  const { work } = taskNodeOf(definition, task.node)
  return work === 'visit' || work === 'desk'
}
