import { taskNodeOf, type WorkTypeDefinition } from '../workflow/index.ts'
import { isAside } from './path.ts'
import type { StatusCategory, Task, TaskState, WorkOrder } from './state.ts'
import { isOpen } from './tasks.ts'

const active: readonly StatusCategory[] = [
  'new',
  'assigned',
  'in_progress',
  'paused',
  'awaiting_parts',
  'awaiting_acceptance',
  'rework',
]
const outcomes: readonly StatusCategory[] = ['completed', 'cancelled', 'cannot_complete']
const from = (status: StatusCategory): readonly StatusCategory[] => [
  ...active.filter((one) => one !== status),
  ...outcomes,
]

/**
 * The categories an order may go to from each; every history is a path along these. While work is under way any may
 * follow any, since parallel parts end and pause in every order; what has ended only goes on towards the files.
 */
export const statusSteps: Readonly<Record<StatusCategory, readonly StatusCategory[]>> = {
  new: from('new'),
  assigned: from('assigned'),
  in_progress: from('in_progress'),
  paused: from('paused'),
  awaiting_parts: from('awaiting_parts'),
  awaiting_acceptance: from('awaiting_acceptance'),
  rework: from('rework'),
  completed: ['settled', 'closed'],
  settled: ['closed'],
  closed: [],
  cancelled: ['closed'],
  cannot_complete: ['closed'],
}

const given: readonly TaskState[] = ['done', 'returned', 'skipped', 'cancelled', 'cannot_complete']
const held: readonly TaskState[] = ['paused', 'awaiting_parts']

/** The states a task may go to from each; a completion that is taken back makes the finished task a returned one. */
export const taskSteps: Readonly<Record<TaskState, readonly TaskState[]>> = {
  pending: ['assigned', ...given],
  assigned: ['pending', 'accepted', ...given],
  accepted: ['assigned', 'travelling', 'in_progress', ...held, ...given],
  travelling: ['assigned', 'in_progress', ...held, 'returned', 'skipped', 'cancelled', 'cannot_complete'],
  in_progress: ['assigned', ...held, ...given],
  paused: ['assigned', 'accepted', 'travelling', 'in_progress', ...given],
  awaiting_parts: ['assigned', 'accepted', 'travelling', 'in_progress', ...given],
  done: ['returned'],
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

function ofTask(definition: WorkTypeDefinition, task: Task): StatusCategory {
  const { work } = taskNodeOf(definition, task.node)
  if (task.state === 'paused' || task.state === 'awaiting_parts' || task.state === 'in_progress') return task.state
  if (work === 'acceptance' || work === 'confirm') return 'awaiting_acceptance'
  if (task.openLines !== null) return 'rework'
  return task.state === 'pending' ? 'new' : 'assigned'
}

/** With several tasks open, what moves most says how the order is; a hold-up shows once nothing moves. */
const tellsMost: readonly StatusCategory[] = [
  'in_progress',
  'rework',
  'assigned',
  'awaiting_acceptance',
  'new',
  'awaiting_parts',
  'paused',
]

/** The open task that tells most of how the order is; one beside the flow only where nothing else is open. */
export function leadTask(definition: WorkTypeDefinition, order: WorkOrder): Task | null {
  let found: Task | null = null
  let best = tellsMost.length
  for (const task of order.tasks) {
    if (!isOpen(task) || isAside(task)) continue
    const rank = tellsMost.indexOf(ofTask(definition, task))
    if (rank < best) [found, best] = [task, rank]
  }
  return found ?? order.tasks.find(isOpen) ?? null
}

/**
 * The category an order is in by its open tasks, the one that tells most of several; those beside the flow count only
 * where nothing else is open. An order that only waits is in progress; without a task or a wait it keeps what its end gave it.
 */
export function statusOf(definition: WorkTypeDefinition, order: WorkOrder): StatusCategory {
  if (isOver(order.status)) return order.status
  const task = leadTask(definition, order)
  if (task && !isAside(task)) return ofTask(definition, task)
  if (order.waits.length > 0) return 'in_progress'
  return task ? ofTask(definition, task) : order.status
}
