import type { Actor } from '../access/index.ts'
import type { PersonId, TaskId } from '../kernel/index.ts'
import { isAside } from './path.ts'
import type { Task, TaskState, WorkOrder } from './state.ts'

const over: readonly TaskState[] = ['done', 'returned', 'transferred', 'skipped', 'cancelled', 'cannot_complete']

export const lastOf = <T>(list: readonly T[]): T | null => (list.length > 0 ? (list[list.length - 1] ?? null) : null)

export const isOpen = ({ state }: Pick<Task, 'state'>): boolean => !over.includes(state)

const isMine = (task: Task, actor: Actor): boolean => task.assigneeId === actor.personId || mayTake(task, actor)

/** Whether the task is offered to a place or a role that the actor stands for, and nobody has taken it. */
export function mayTake({ assigneeId, placeId, role, declinedBy }: Task, actor: Actor): boolean {
  if (assigneeId !== null) return false
  if (role === null) return placeId !== null && actor.role === 'store_staff' && actor.placeIds.includes(placeId)
  if (actor.role !== role || declinedBy.includes(actor.personId)) return false
  return placeId === null || actor.placeIds.length === 0 || actor.placeIds.includes(placeId)
}

/**
 * The tasks open now, the actor's own first, those beside the flow last; else as they were opened. Most orders have one.
 */
export function openTasks(order: WorkOrder, actor?: Actor): readonly Task[] {
  const open = order.tasks.filter(isOpen)
  if (open.length < 2) return open
  const rank = (task: Task): number => (actor && isMine(task, actor) ? 0 : isAside(task) ? 2 : 1)
  return open
    .map((task) => ({ task, at: rank(task) }))
    .sort((a, b) => a.at - b.at)
    .map(({ task }) => task)
}

/** The first of the open tasks, the actor's own where there is one. */
export const openTask = (order: WorkOrder, actor?: Actor): Task | null => openTasks(order, actor)[0] ?? null

/** The task the order is at: the open one, or after the end the last one. Null only before the first is opened. */
export const currentTask = (order: WorkOrder, actor?: Actor): Task | null =>
  openTask(order, actor) ?? lastOf(order.tasks)

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
