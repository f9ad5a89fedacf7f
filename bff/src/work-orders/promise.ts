import type { Instant } from '@field/domain/kernel'
import { isOpen, type Task } from '@field/domain/work-order'

/** What a task promises now: the honest guess, and what was said at the latest. Nothing while it is paused. */
export function promiseOf(task: Task | null): { expectedAt: Instant | null; latestAt: Instant | null } {
  if (!task || !isOpen(task) || task.pause) return { expectedAt: null, latestAt: null }
  return { expectedAt: task.expectedAt, latestAt: task.arrivedAt === null ? task.arriveBy : task.finishBy }
}
