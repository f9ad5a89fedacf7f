import type { Role } from '../access/index.ts'
import type { Answers } from '../form/index.ts'
import type { FileId, Instant, Label, PersonId, PlaceId, Position, TaskId, WorkTypeVersionId } from '../kernel/index.ts'
import type { AutoAction, EscalationStep, PromiseKind, Whom } from '../workflow/index.ts'
import type { Routing } from './routing.ts'
import type {
  AssignmentReason,
  Decision,
  LineVerdict,
  Marking,
  PartLine,
  Pause,
  Rating,
  ServiceLine,
  StatusCategory,
  Task,
  Wait,
  WorkOrder,
} from './state.ts'

/** What happened. Stored append-only beside the rows it changed; timeline, audit, notices, settlement and analytics read it. */
export type DomainEvent =
  | {
      readonly kind: 'reported'
      readonly order: Omit<WorkOrder, 'tasks' | 'version' | keyof Marking>
      /** Left out when nothing but the nearest site was asked for. */
      readonly routing?: Routing
    }
  | { readonly kind: 'task_opened'; readonly task: Task }
  | {
      readonly kind: 'task_assigned'
      readonly taskId: TaskId
      readonly assigneeId: PersonId | null
      readonly placeId: PlaceId | null
      /** Left out in histories from before roles could be named. */
      readonly role?: Role | null
      readonly reason: AssignmentReason
      readonly expectedAt: Instant | null
      readonly acceptBy: Instant | null
      readonly arriveBy: Instant | null
      readonly finishBy: Instant | null
    }
  | {
      readonly kind: 'task_unassigned'
      readonly taskId: TaskId
      readonly why: 'no_candidate' | 'declined' | 'overdue'
      readonly words?: string
      /** Who declined what was offered to several. `overdue`: whoever had it let a promise pass. */
      readonly personId?: PersonId
    }
  /** Somebody took what was offered to a site or a role. */
  | { readonly kind: 'task_claimed'; readonly taskId: TaskId; readonly assigneeId: PersonId }
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
      readonly outcome: 'done' | 'accepted' | 'rework' | Decision
      /** Why an approval was rejected, or what was said with it. */
      readonly words?: string
    }
  | { readonly kind: 'task_returned'; readonly taskId: TaskId; readonly words: string }
  /** Not needed any more; nobody did it. */
  | { readonly kind: 'task_skipped'; readonly taskId: TaskId; readonly why: SkippedBecause }
  /** Its handler took the completion back. */
  | { readonly kind: 'task_withdrawn'; readonly taskId: TaskId }
  | { readonly kind: 'task_cannot_complete'; readonly taskId: TaskId; readonly words: string }
  | { readonly kind: 'signer_added'; readonly taskId: TaskId; readonly to: PersonId }
  | { readonly kind: 'task_transferred'; readonly taskId: TaskId; readonly to: PersonId; readonly words: string }
  | { readonly kind: 'status_changed'; readonly from: StatusCategory; readonly to: StatusCategory }
  | { readonly kind: 'settlement_due'; readonly node: string; readonly confirmUpTo: number }
  | { readonly kind: 'settled'; readonly totalFen: number }
  /** `visit` counts how often the fork was entered; `branches` are the indexes of those that begin. */
  | {
      readonly kind: 'forked'
      readonly node: string
      readonly path: readonly string[]
      readonly visit: number
      readonly branches: readonly number[]
    }
  | { readonly kind: 'arrived_at_join'; readonly join: string; readonly path: readonly string[] }
  /** `path` is that of the work outside of the fork. */
  | { readonly kind: 'joined'; readonly join: string; readonly path: readonly string[] }
  /** Work went back to before a fork: what its branches waited for, below `path`, is over. */
  | { readonly kind: 'branches_ended'; readonly path: readonly string[] }
  | { readonly kind: 'waiting'; readonly wait: Wait }
  | {
      readonly kind: 'wait_over'
      readonly node: string
      readonly path: readonly string[]
      readonly by: 'timer' | 'event' | 'timeout'
    }
  /** What an auto node wants done; it is done in the transaction that stores this. */
  | {
      readonly kind: 'action_due'
      readonly node: string
      readonly path: readonly string[]
      readonly action: AutoAction
      /** The rule of the organization that wants it, instead of a node of the work type. */
      readonly rule?: Label
    }
  /** `key` is the timer's, `task` null when it is the order's own promise. */
  | {
      readonly kind: 'reminded'
      readonly key: string
      readonly task: TaskId | null
      readonly of: PromiseKind
      readonly dueAt: Instant
      readonly whom: readonly Whom[]
    }
  | {
      readonly kind: 'escalated'
      readonly key: string
      readonly task: TaskId | null
      readonly of: PromiseKind
      readonly dueAt: Instant
      readonly then: EscalationStep['then']
    }
  | { readonly kind: 'priority_raised'; readonly urgent: boolean }
  | { readonly kind: 'tagged'; readonly tags: readonly string[] }
  | { readonly kind: 'closed' }
  | { readonly kind: 'migrated'; readonly from: WorkTypeVersionId; readonly to: WorkTypeVersionId }
  /** `quoteId` names it; the amounts of its lines are kept with it. */
  | { readonly kind: 'quote_offered'; readonly quoteId: string; readonly number: number; readonly totalFen: number }
  | {
      readonly kind: 'quote_decided'
      readonly quoteId: string
      readonly number: number
      readonly totalFen: number
      readonly decision: 'approved' | 'declined'
      readonly words: string
    }
  | { readonly kind: 'urged' }
  | { readonly kind: 'commented'; readonly words: string; readonly photos: readonly FileId[] }
  | { readonly kind: 'followed'; readonly personId: PersonId }
  | { readonly kind: 'cancelled'; readonly words: string }
  | { readonly kind: 'rated'; readonly rating: Rating }

/** Why a task was not needed: its join fired, its approval was decided, work went back, the order ended, or what opened it was taken back. */
export type SkippedBecause = 'joined' | 'decided' | 'returned' | 'ended' | 'withdrawn'

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
