import type { PersonId, TaskId } from '../kernel/index.ts'
import type { Task, TaskState, WorkOrder } from './state.ts'

const over: readonly TaskState[] = ['done', 'returned', 'transferred', 'skipped', 'cancelled', 'cannot_complete']

export const lastOf = <T>(list: readonly T[]): T | null => list[list.length - 1] ?? null

export const isOpen = (task: Task): boolean => !over.includes(task.state)

export const openTask = (order: WorkOrder): Task | null => order.tasks.find(isOpen) ?? null

/** The task the order is at: the open one, or after the end the last one. Null only before the first is opened. */
export const currentTask = (order: WorkOrder): Task | null => openTask(order) ?? lastOf(order.tasks)

export const taskOf = (order: WorkOrder, id: TaskId): Task | null => order.tasks.find((task) => task.id === id) ?? null

/** Who did that node last in this order. */
export const handlerOf = (order: WorkOrder, node: string): PersonId | null =>
  lastOf(order.tasks.filter((task) => task.node === node && task.assigneeId !== null))?.assigneeId ?? null

/** The last finished round of a node, or of any node. */
export const lastDone = (order: WorkOrder, node?: string): Task | null =>
  lastOf(order.tasks.filter((task) => task.state === 'done' && (node === undefined || task.node === node)))

/** The state a paused task goes back to: as far as it had come. */
export function stateBeforePause(task: Task): TaskState {
  if (task.arrivedAt !== null) return 'in_progress'
  if (task.travellingAt !== null) return 'travelling'
  return task.acceptedAt !== null ? 'accepted' : 'assigned'
}
