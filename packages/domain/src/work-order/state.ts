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
import type { AssignmentReason } from '../workflow/index.ts'

export type { AssignmentReason }

export const statusCategories = [
  'new',
  'assigned',
  'in_progress',
  'paused',
  'awaiting_parts',
  'awaiting_acceptance',
  'rework',
  'completed',
  'settled',
  'closed',
  'cancelled',
  'cannot_complete',
] as const
export type StatusCategory = (typeof statusCategories)[number]

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

export type PartLine = { readonly partId: PartId; readonly quantity: number }
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
  /** A store's task has no single assignee: whoever is on duty there may act. */
  readonly assigneeId: PersonId | null
  readonly placeId: PlaceId | null
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
}

export type Rating = {
  readonly stars: number
  readonly tags: readonly string[]
  readonly words: string
  readonly at: Instant
}

/** One run of a work type version. `version` grows by one with every saved command. */
export type WorkOrder = {
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
  readonly assetId: AssetId | null
  readonly territoryId: TerritoryId
  readonly address: string
  readonly position: Position | null
  readonly report: Answers
  readonly followers: readonly PersonId[]
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly closedAt: Instant | null
  readonly urgedAt: Instant | null
  readonly tasks: readonly Task[]
  readonly rating: Rating | null
}
