import type { PartId, ServiceItemId } from '../kernel/index.ts'
import type { Task } from './state.ts'

/** How many of each service item the tasks come to: rework does nothing twice, see `overRounds`. */
export const servicesDone = (tasks: readonly Pick<Task, 'node' | 'services'>[]): ReadonlyMap<ServiceItemId, number> =>
  overRounds(tasks, ({ services }) => services.map(({ itemId, quantity }) => [itemId, quantity]))

/** How many of each part the tasks take, counted as the services are. */
export const partsTaken = (tasks: readonly Pick<Task, 'node' | 'parts'>[]): ReadonlyMap<PartId, number> =>
  overRounds(tasks, ({ parts }) => parts.map(({ partId, quantity }) => [partId, quantity]))

/** Of each thing the largest quantity of any round of a node counts, and the nodes are added up. */
function overRounds<T extends { readonly node: string }, Id>(
  tasks: readonly T[],
  linesOf: (task: T) => readonly (readonly [Id, number])[],
): ReadonlyMap<Id, number> {
  const largest = new Map<string, Map<Id, number>>()
  for (const task of tasks) {
    const node = largest.get(task.node) ?? new Map<Id, number>()
    largest.set(task.node, node)
    for (const [id, quantity] of linesOf(task)) node.set(id, Math.max(node.get(id) ?? 0, quantity))
  }
  const sums = new Map<Id, number>()
  for (const node of largest.values()) for (const [id, quantity] of node) sums.set(id, (sums.get(id) ?? 0) + quantity)
  return sums
}
