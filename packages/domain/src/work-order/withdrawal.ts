import type { Task, WorkOrder } from './state.ts'

/**
 * Whether a completion may be taken back: it was the last one, nothing firm followed from it, and nobody has begun what
 * it opened.
 */
export function canWithdraw({ last, tasks }: WorkOrder, task: Task): boolean {
  if (last === null || last.firm || last.taskId !== task.id || task.state !== 'done') return false
  return tasks.slice(last.opened).every(({ state }) => state === 'pending' || state === 'assigned')
}
