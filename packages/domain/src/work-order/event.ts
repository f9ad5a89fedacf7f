import type { Answers } from '../form/index.ts'
import type { FileId, Instant, PersonId, PlaceId, Position, TaskId } from '../kernel/index.ts'
import type {
  AssignmentReason,
  LineVerdict,
  PartLine,
  Pause,
  Rating,
  ServiceLine,
  StatusCategory,
  Task,
  WorkOrder,
} from './state.ts'

/** What happened. Stored append-only beside the rows it changed; timeline, audit, notices, settlement and analytics read it. */
export type DomainEvent =
  | { readonly kind: 'reported'; readonly order: Omit<WorkOrder, 'tasks' | 'version'> }
  | { readonly kind: 'task_opened'; readonly task: Task }
  | {
      readonly kind: 'task_assigned'
      readonly taskId: TaskId
      readonly assigneeId: PersonId | null
      readonly placeId: PlaceId | null
      readonly reason: AssignmentReason
      readonly expectedAt: Instant | null
      readonly acceptBy: Instant | null
      readonly arriveBy: Instant | null
      readonly finishBy: Instant | null
    }
  | {
      readonly kind: 'task_unassigned'
      readonly taskId: TaskId
      readonly why: 'no_candidate' | 'declined'
      readonly words?: string
    }
  | { readonly kind: 'task_accepted'; readonly taskId: TaskId; readonly expectedAt: Instant | null }
  | { readonly kind: 'task_travelling'; readonly taskId: TaskId; readonly expectedAt: Instant | null }
  | {
      readonly kind: 'task_arrived'
      readonly taskId: TaskId
      readonly position: Position | null
      readonly expectedAt: Instant | null
    }
  | {
      readonly kind: 'draft_saved'
      readonly taskId: TaskId
      readonly answers: Answers
      readonly services: readonly ServiceLine[]
    }
  | {
      readonly kind: 'parts_picked'
      readonly taskId: TaskId
      readonly parts: readonly PartLine[]
      readonly change: readonly PartLine[]
    }
  | { readonly kind: 'task_paused'; readonly taskId: TaskId; readonly pause: Pause }
  | {
      readonly kind: 'task_resumed'
      readonly taskId: TaskId
      readonly pausedMs: number
      readonly expectedAt: Instant | null
      readonly arriveBy: Instant | null
      readonly finishBy: Instant | null
    }
  | {
      readonly kind: 'task_completed'
      readonly taskId: TaskId
      readonly answers: Answers
      readonly services: readonly ServiceLine[]
      readonly verdicts: readonly LineVerdict[]
      readonly signatureId: FileId | null
      readonly outcome: 'done' | 'accepted' | 'rework'
    }
  | { readonly kind: 'task_returned'; readonly taskId: TaskId; readonly words: string }
  | { readonly kind: 'task_transferred'; readonly taskId: TaskId; readonly to: PersonId; readonly words: string }
  | { readonly kind: 'status_changed'; readonly from: StatusCategory; readonly to: StatusCategory }
  | { readonly kind: 'settlement_due'; readonly node: string; readonly confirmUpTo: number }
  | { readonly kind: 'settled'; readonly totalFen: number }
  | { readonly kind: 'urged' }
  | { readonly kind: 'commented'; readonly words: string; readonly photos: readonly FileId[] }
  | { readonly kind: 'followed'; readonly personId: PersonId }
  | { readonly kind: 'cancelled'; readonly words: string }
  | { readonly kind: 'rated'; readonly rating: Rating }

export type EventKind = DomainEvent['kind']

/**
 * An event as it stands in the timeline: `seq` counts within the work order from 1, `version` is the order's version
 * that was saved with it (all events of one command share it), `actorId` null means the system.
 */
export type TimelineEntry = {
  readonly seq: number
  readonly version: number
  readonly at: Instant
  readonly actorId: PersonId | null
  readonly event: DomainEvent
}
