import { taskNodeOf, type WorkTypeDefinition } from '../workflow/index.ts'
import type { StatusCategory, TaskState, WorkOrder } from './state.ts'
import { openTask } from './tasks.ts'

/** The categories an order may go to from each; every history is a path along these. */
export const statusSteps: Readonly<Record<StatusCategory, readonly StatusCategory[]>> = {
  new: ['assigned', 'awaiting_acceptance', 'cancelled'],
  assigned: [
    'new',
    'in_progress',
    'paused',
    'awaiting_parts',
    'awaiting_acceptance',
    'completed',
    'cannot_complete',
    'cancelled',
  ],
  in_progress: [
    'new',
    'assigned',
    'rework',
    'paused',
    'awaiting_parts',
    'awaiting_acceptance',
    'completed',
    'cannot_complete',
    'cancelled',
  ],
  paused: ['new', 'assigned', 'in_progress', 'rework', 'cancelled'],
  awaiting_parts: ['new', 'assigned', 'in_progress', 'rework', 'cancelled'],
  awaiting_acceptance: ['new', 'assigned', 'rework', 'completed', 'cannot_complete', 'cancelled'],
  rework: [
    'new',
    'assigned',
    'in_progress',
    'paused',
    'awaiting_parts',
    'awaiting_acceptance',
    'completed',
    'cannot_complete',
    'cancelled',
  ],
  completed: ['settled', 'closed'],
  settled: ['closed'],
  closed: [],
  cancelled: ['closed'],
  cannot_complete: ['closed'],
}

/** The states a task may go to from each. */
export const taskSteps: Readonly<Record<TaskState, readonly TaskState[]>> = {
  pending: ['assigned', 'done', 'returned', 'skipped', 'cancelled'],
  assigned: ['pending', 'accepted', 'done', 'returned', 'cancelled', 'cannot_complete'],
  accepted: [
    'assigned',
    'travelling',
    'in_progress',
    'done',
    'paused',
    'awaiting_parts',
    'returned',
    'cancelled',
    'cannot_complete',
  ],
  travelling: ['assigned', 'in_progress', 'paused', 'awaiting_parts', 'returned', 'cancelled', 'cannot_complete'],
  in_progress: ['assigned', 'done', 'paused', 'awaiting_parts', 'returned', 'cancelled', 'cannot_complete'],
  paused: ['assigned', 'accepted', 'travelling', 'in_progress', 'returned', 'cancelled', 'cannot_complete'],
  awaiting_parts: ['assigned', 'accepted', 'travelling', 'in_progress', 'returned', 'cancelled', 'cannot_complete'],
  done: [],
  returned: [],
  transferred: [],
  skipped: [],
  cancelled: [],
  cannot_complete: [],
}

export const isOver = (status: StatusCategory): boolean =>
  status === 'completed' ||
  status === 'settled' ||
  status === 'closed' ||
  status === 'cancelled' ||
  status === 'cannot_complete'

/** The category an order is in by its open task; without one it keeps what its end gave it. */
export function statusOf(definition: WorkTypeDefinition, order: WorkOrder): StatusCategory {
  const task = openTask(order)
  if (!task) return order.status
  const { work } = taskNodeOf(definition, task.node)
  if (task.state === 'paused' || task.state === 'awaiting_parts' || task.state === 'in_progress') return task.state
  if (work === 'acceptance' || work === 'confirm') return 'awaiting_acceptance'
  if (task.openLines !== null) return 'rework'
  return task.state === 'pending' ? 'new' : 'assigned'
}
