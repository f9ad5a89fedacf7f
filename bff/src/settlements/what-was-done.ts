import type { PartId, PersonId, ServiceItemId } from '@field/domain/kernel'
import type { Task, WorkOrder } from '@field/domain/work-order'
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

/**
 * What an order's tasks come to so far. Rework is not charged twice: of each item and part the largest quantity of any
 * round of a node counts, and the nodes are added up.
 */
export function whatWasDone(definition: WorkTypeDefinition, order: WorkOrder): Work {
  const working = order.tasks.filter((task) => counts(task) && isWork(definition, task))
  return {
    visitItem: definition.visitItem ?? null,
    services: overNodes(working, (task) => task.services.map(({ itemId, quantity }) => [itemId, quantity])),
    parts: overNodes(working, (task) => task.parts.map(({ partId, quantity }) => [partId, quantity])),
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

function overNodes<K>(
  tasks: readonly Task[],
  linesOf: (task: Task) => readonly (readonly [K, number])[],
): Map<K, number> {
  const largest = new Map<string, Map<K, number>>()
  for (const task of tasks) {
    const node = largest.get(task.node) ?? new Map<K, number>()
    largest.set(task.node, node)
    for (const [key, quantity] of linesOf(task)) node.set(key, Math.max(node.get(key) ?? 0, quantity))
  }
  const sums = new Map<K, number>()
  for (const node of largest.values())
    for (const [key, quantity] of node) sums.set(key, (sums.get(key) ?? 0) + quantity)
  return sums
}
