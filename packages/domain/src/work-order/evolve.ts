import type { Instant, TaskId } from '../kernel/index.ts'
import type { DomainEvent } from './event.ts'
import type { StatusCategory, Task, WorkOrder } from './state.ts'
import { isOpen, stateBeforePause } from './tasks.ts'

type TaskEvent = Extract<DomainEvent, { taskId: TaskId }>
type OrderEvent = Exclude<DomainEvent, TaskEvent | { kind: 'reported' }>

const ends: readonly StatusCategory[] = ['completed', 'cancelled', 'cannot_complete', 'closed']

function evolveTask(task: Task, event: TaskEvent, at: Instant): Task {
  switch (event.kind) {
    case 'task_assigned': {
      const { assigneeId, placeId, reason, expectedAt, acceptBy, arriveBy, finishBy } = event
      const promised = { expectedAt, acceptBy, arriveBy, finishBy }
      const fresh = { acceptedAt: null, travellingAt: null, arrivedAt: null, arrivedPosition: null, pause: null }
      return { ...task, ...fresh, ...promised, state: 'assigned', assigneeId, placeId, reason, assignedAt: at }
    }
    case 'task_unassigned': {
      const who = event.why === 'declined' && task.assigneeId !== null ? [task.assigneeId] : []
      const declinedBy = [...task.declinedBy, ...who]
      const nobody = {
        assigneeId: null,
        placeId: null,
        reason: null,
        assignedAt: null,
        expectedAt: null,
        acceptBy: null,
      }
      return { ...task, ...nobody, state: 'pending', declinedBy }
    }
    case 'task_accepted':
      return { ...task, state: 'accepted', acceptedAt: at, expectedAt: event.expectedAt }
    case 'task_travelling':
      return { ...task, state: 'travelling', travellingAt: at, expectedAt: event.expectedAt }
    case 'task_arrived':
      return {
        ...task,
        state: 'in_progress',
        arrivedAt: at,
        arrivedPosition: event.position,
        expectedAt: event.expectedAt,
      }
    case 'draft_saved':
      return { ...task, answers: event.answers, services: event.services }
    case 'parts_picked':
      return { ...task, parts: event.parts }
    case 'task_paused':
      return { ...task, state: event.pause.for === 'parts' ? 'awaiting_parts' : 'paused', pause: event.pause }
    case 'task_resumed': {
      const { pausedMs, expectedAt, arriveBy, finishBy } = event
      const total = task.pausedMs + pausedMs
      return { ...task, state: stateBeforePause(task), pause: null, pausedMs: total, expectedAt, arriveBy, finishBy }
    }
    case 'task_completed': {
      const { answers, services, verdicts, signatureId } = event
      return { ...task, state: 'done', doneAt: at, answers, services, verdicts, signatureId }
    }
    case 'task_returned':
      return { ...task, state: 'returned', pause: null }
    case 'task_transferred':
      return task
  }
}

function evolveOrder(order: WorkOrder, event: OrderEvent, at: Instant): WorkOrder {
  switch (event.kind) {
    case 'task_opened':
      return { ...order, tasks: [...order.tasks, event.task] }
    case 'status_changed':
      return { ...order, status: event.to, closedAt: order.closedAt ?? (ends.includes(event.to) ? at : null) }
    case 'urged':
      return { ...order, urgedAt: at }
    case 'followed':
      return { ...order, followers: [...order.followers, event.personId] }
    case 'cancelled': {
      const tasks = order.tasks.map((task) =>
        isOpen(task) ? { ...task, state: 'cancelled' as const, pause: null } : task,
      )
      return { ...order, tasks }
    }
    case 'rated':
      return { ...order, rating: event.rating }
    case 'settlement_due':
    case 'settled':
    case 'commented':
      return order
  }
}

/**
 * The order after one event at `at`. The version stays: it grows once a saved command, by `advance`. Throws when the
 * event speaks of an order or a task that is not there, since such a history was never written.
 */
export function evolve(order: WorkOrder | null, event: DomainEvent, at: Instant): WorkOrder {
  if (event.kind === 'reported') return { ...event.order, version: 0, tasks: [] }
  if (order === null) throw new Error(`${event.kind} before the order was reported`)
  if (!('taskId' in event)) return { ...evolveOrder(order, event, at), updatedAt: at }
  if (!order.tasks.some(({ id }) => id === event.taskId)) throw new Error(`${event.kind} for an unknown task`)
  const tasks = order.tasks.map((task) => (task.id === event.taskId ? evolveTask(task, event, at) : task))
  return { ...order, tasks, updatedAt: at }
}
