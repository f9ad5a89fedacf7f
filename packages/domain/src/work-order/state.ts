import type { Role } from '../access/index.ts'
import type { Answers } from '../form/index.ts'
import type {
  AssetId,
  FileId,
  Instant,
  OrgId,
  PartId,
  PersonId,
  PlaceId,
  Position,
  ServiceItemId,
  TaskId,
  TerritoryId,
  WorkOrderId,
  WorkTypeVersionId,
} from '../kernel/index.ts'
import { type AssignmentReason, type StatusCategory, statusCategories } from '../workflow/index.ts'

export { type AssignmentReason, type StatusCategory, statusCategories }

export const taskStates = [
  'pending',
  'assigned',
  'accepted',
  'travelling',
  'in_progress',
  'paused',
  'awaiting_parts',
  'done',
  'returned',
  'transferred',
  'skipped',
  'cancelled',
  'cannot_complete',
] as const
export type TaskState = (typeof taskStates)[number]

/** Pieces of a part; `serials` names single ones, of a part whose pieces have numbers. */
export type PartLine = { readonly partId: PartId; readonly quantity: number; readonly serials?: readonly string[] }
export type ServiceLine = { readonly itemId: ServiceItemId; readonly quantity: number }

export type Verdict = 'accepted' | 'accepted_with_remark' | 'rework'
/** One line of work as the acceptance sees it: a checklist line of the judged node. */
export type LineVerdict = {
  readonly line: string
  readonly verdict: Verdict
  readonly remark?: string
  readonly photos?: readonly FileId[]
}

export type Pause = { readonly since: Instant; readonly reason: string; readonly for: 'customer' | 'parts' | 'other' }

/** One visit of the work order to a node. `openLines` names the checklist lines still to be done or judged in this round. */
export type Task = {
  readonly id: TaskId
  readonly node: string
  readonly round: number
  readonly state: TaskState
  /** Where in the flow the task stands: [] outside of any fork, one segment `fork.visit.branch` for each fork around it. */
  readonly path: readonly string[]
  /** A store's task has no single assignee: whoever is on duty there may act. */
  readonly assigneeId: PersonId | null
  readonly placeId: PlaceId | null
  /** Whoever has this role (at the place, where one is named) may take the task, until somebody has. */
  readonly role: Role | null
  readonly reason: AssignmentReason | null
  /** Who declined this task; the next choice passes them over. */
  readonly declinedBy: readonly PersonId[]
  readonly openedAt: Instant
  readonly assignedAt: Instant | null
  readonly acceptedAt: Instant | null
  readonly travellingAt: Instant | null
  readonly arrivedAt: Instant | null
  readonly arrivedPosition: Position | null
  readonly doneAt: Instant | null
  readonly expectedAt: Instant | null
  readonly acceptBy: Instant | null
  readonly arriveBy: Instant | null
  readonly finishBy: Instant | null
  readonly pause: Pause | null
  readonly pausedMs: number
  readonly answers: Answers
  readonly parts: readonly PartLine[]
  readonly services: readonly ServiceLine[]
  readonly openLines: readonly string[] | null
  readonly verdicts: readonly LineVerdict[]
  readonly signatureId: FileId | null
  /** What a signer of an approval said. */
  readonly decision: Decision | null
  /** Keys of the task's timers that have fired. */
  readonly fired: readonly string[]
}

export type Decision = 'approved' | 'rejected'

/** A token that waits at a wait node: for an instant, for an event by its name, or for whichever comes first. */
export type Wait = {
  readonly node: string
  readonly path: readonly string[]
  readonly since: Instant
  readonly until: Instant | null
  readonly event: string | null
}

/** A branch that has come to its join; `path` is the branch's own. */
export type Arrival = { readonly join: string; readonly path: readonly string[] }

/**
 * The last completion, as long as it may be taken back: `opened` tasks stood on the order before what followed. `firm`
 * once something followed that cannot be undone, such as a settlement, an automatic action or a join.
 */
export type LastCompletion = { readonly taskId: TaskId; readonly opened: number; readonly firm: boolean }

/**
 * Where the order is in its flow, beside its open tasks. `forks` counts the visits of each fork; `fired` holds the keys
 * of the order's own timers that have fired; `settling` is true from the moment a settlement is due until it is made.
 */
export type Marking = {
  readonly waits: readonly Wait[]
  readonly arrivals: readonly Arrival[]
  readonly forks: Readonly<Record<string, number>>
  readonly fired: readonly string[]
  readonly settling: boolean
  readonly last: LastCompletion | null
}

export const emptyMarking: Marking = { waits: [], arrivals: [], forks: {}, fired: [], settling: false, last: null }

export type Rating = {
  readonly stars: number
  readonly tags: readonly string[]
  readonly words: string
  readonly at: Instant
}

/** One run of a work type version. `version` grows by one with every saved command. */
export type WorkOrder = Marking & {
  readonly id: WorkOrderId
  readonly orgId: OrgId
  readonly number: string
  readonly workTypeVersionId: WorkTypeVersionId
  readonly version: number
  readonly status: StatusCategory
  readonly title: string
  readonly urgent: boolean
  readonly source: string
  readonly customerId: PersonId | null
  readonly storeId: PlaceId | null
  /** The site that the order was routed to; only its people are chosen then. */
  readonly siteId: PlaceId | null
  readonly assetId: AssetId | null
  readonly territoryId: TerritoryId
  readonly address: string
  readonly position: Position | null
  readonly report: Answers
  readonly tags: readonly string[]
  readonly followers: readonly PersonId[]
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly closedAt: Instant | null
  readonly urgedAt: Instant | null
  readonly tasks: readonly Task[]
  readonly rating: Rating | null
}
