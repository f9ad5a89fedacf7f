import type { Instant, TaskId } from '../kernel/index.ts'
import type { DomainEvent } from './event.ts'
import type { Task } from './state.ts'
import { stateBeforePause } from './tasks.ts'

/** The events that speak of one task by its id. */
export type TaskEvent = Extract<DomainEvent, { taskId: TaskId }>

/** A task from before roles, paths and decisions, made whole. */
export const wholeTask = (task: Task): Task =>
  'path' in task ? task : { ...(task as Task), path: [], role: null, decision: null, fired: [] }

/** The task after one of its events at `at`. Each copy names its members: a second spread costs more than all the rest. */
export function evolveTask(task: Task, event: TaskEvent, at: Instant): Task {
  switch (event.kind) {
    case 'task_assigned': {
      const { assigneeId, placeId, role = null, reason, expectedAt, acceptBy, arriveBy, finishBy } = event
      return {
        ...task,
        state: 'assigned',
        assigneeId,
        placeId,
        role,
        reason,
        assignedAt: at,
        acceptedAt: null,
        travellingAt: null,
        arrivedAt: null,
        arrivedPosition: null,
        expectedAt,
        acceptBy,
        arriveBy,
        finishBy,
        pause: null,
      }
    }
    case 'task_unassigned': {
      const who = event.why !== 'no_candidate' ? (event.personId ?? task.assigneeId) : null
      const declinedBy = who === null ? task.declinedBy : [...task.declinedBy, who]
      return {
        ...task,
        state: 'pending',
        assigneeId: null,
        placeId: null,
        role: null,
        reason: null,
        declinedBy,
        assignedAt: null,
        expectedAt: null,
        acceptBy: null,
      }
    }
    case 'task_claimed':
      return { ...task, assigneeId: event.assigneeId }
    case 'task_accepted':
      return { ...task, state: 'accepted', acceptedAt: at, expectedAt: event.expectedAt }
    case 'task_travelling':
      return { ...task, state: 'travelling', travellingAt: at, expectedAt: event.expectedAt }
    case 'task_arrived': {
      const { position: arrivedPosition, expectedAt } = event
      return { ...task, state: 'in_progress', arrivedAt: at, arrivedPosition, expectedAt }
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
      const { answers, services, verdicts, signatureId, outcome } = event
      const decision = outcome === 'approved' || outcome === 'rejected' ? outcome : null
      return { ...task, state: 'done', doneAt: at, answers, services, verdicts, signatureId, decision }
    }
    case 'task_returned':
    case 'task_withdrawn':
      return { ...task, state: 'returned', pause: null }
    case 'task_skipped':
      return { ...task, state: 'skipped', pause: null }
    case 'task_cannot_complete':
      return { ...task, state: 'cannot_complete', doneAt: at, pause: null }
    case 'task_transferred':
    case 'signer_added':
      return task
  }
}
