import type { Condition } from '../condition/index.ts'
import type { FormSchema } from '../form/index.ts'
import type { Label } from '../kernel/index.ts'
import type { AssigneeRule } from './assignee-rule.ts'
import type { AutoAction } from './auto-action.ts'
import type { FieldAccess } from './field-access.ts'
import type { MessageRule } from './message-rule.ts'
import type { Operation } from './operation.ts'
import type { OrderLimit, TimeLimit, WorkCalendarKind } from './time-limit.ts'

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

/** What the customer's progress bar is divided into; a node belongs to a stage, a task's state may move it on. */
export type Stage = { readonly key: string; readonly label: Label }

/** The states of an open task that may move the customer's progress bar to another stage than the node's own. */
export type StageState = 'pending' | 'assigned' | 'accepted' | 'travelling' | 'in_progress'

/** Tried in order; the last one of a node has no condition. */
export type Edge = { readonly to: string; readonly when?: Condition }

type NodeBase = { readonly key: string; readonly label: Label; readonly stage: string }

/** What task and approval nodes share: somebody opens them, sees a form, and may do the operations listed. */
type PersonNodeBase = NodeBase & {
  /** Tried in order; the first that names somebody wins. In an approval by `all` or `majority` each rule names one signer. */
  readonly assignee: readonly AssigneeRule[]
  readonly form?: FormSchema
  readonly access?: readonly FieldAccess[]
  readonly judges?: string
  readonly parts?: boolean
  readonly services?: boolean
  /** Whether the handler may put another amount in the place of a computed one; it goes to review. */
  readonly overridePrices?: boolean
  readonly limits?: TimeLimit
  /** Usual minutes of work from arrival; what the expected end is reckoned with. */
  readonly standardMinutes?: number
  readonly stageByState?: { readonly [state in StageState]?: string }
  /** Which operations each may use while the task is open. */
  readonly operations: {
    readonly handler: readonly Operation[]
    readonly dispatcher: readonly Operation[]
    readonly customer: readonly Operation[]
  }
  /** Opened beside the flow, by an escalation; nothing leads on from it, and the order does not wait for it. */
  readonly aside?: true
  readonly next: readonly Edge[]
}

/** `visit`: accepted, travelled to, arrived at. `acceptance`: judges the lines of the node named. `confirm`: the customer agrees to the whole. */
export type TaskNode = PersonNodeBase & {
  readonly kind: 'task'
  readonly work: 'visit' | 'desk' | 'acceptance' | 'confirm'
}

/**
 * Decided by one of the signers, all of them, or more than half. Approved work takes `next`; a rejection goes to
 * `rejectTo`: an earlier node in a new round, another node, or an end. With `all` one rejection decides; with
 * `majority`, as soon as half or more can no longer be reached.
 */
export type ApprovalNode = PersonNodeBase & {
  readonly kind: 'approval'
  readonly work: 'approval'
  readonly signers: 'any' | 'all' | 'majority'
  readonly rejectTo?: string
}

/** Starts every branch at once; `join` is where they meet again. */
export type ParallelNode = NodeBase & {
  readonly kind: 'parallel'
  readonly branches: readonly string[]
  readonly join: string
}

/** Goes on once when `need` branches of the fork `of` have come; what the others still had open is skipped. */
export type JoinNode = NodeBase & {
  readonly kind: 'join'
  readonly of: string
  readonly need: 'all' | number
  readonly next: readonly Edge[]
}

/** Done by the system at once. */
export type AutoNode = NodeBase & { readonly kind: 'auto'; readonly next: readonly Edge[] } & AutoAction

/** Waits for a span of time, or for an event from outside by its name, that may time out. */
export type WaitNode = NodeBase & {
  readonly kind: 'wait'
  readonly until:
    | { readonly kind: 'timer'; readonly minutes: number; readonly calendar?: WorkCalendarKind }
    | {
        readonly kind: 'event'
        readonly event: string
        readonly timeout?: { readonly minutes: number; readonly calendar?: WorkCalendarKind; readonly to: string }
      }
  readonly next: readonly Edge[]
}

export type EndNode = NodeBase & {
  readonly kind: 'end'
  readonly outcome: 'completed' | 'cancelled' | 'cannot_complete'
}

/** A node at which somebody has a task. */
export type PersonNode = TaskNode | ApprovalNode
export type Node = PersonNode | ParallelNode | JoinNode | AutoNode | WaitNode | EndNode
export type NodeKind = Node['kind']

/** A published process: immutable, cached by version. `report` is the form of the opening; its answers stand on the work order. */
export type WorkTypeDefinition = {
  readonly key: string
  readonly label: Label
  readonly report: FormSchema
  readonly start: string
  readonly stages: readonly Stage[]
  readonly nodes: readonly Node[]
  /** Where a judgement without a node of its own sends the work again. */
  readonly reworkTo: string
  /** The service item every visit is priced with, by code. */
  readonly visitItem?: string
  /** Promises of the whole order, from its report. */
  readonly limits?: OrderLimit
  /** What a status is called here, by staff and to customers; left out, the product's own words hold. */
  readonly statusLabels?: { readonly [status in StatusCategory]?: { readonly staff: Label; readonly customer: Label } }
  readonly messages?: readonly MessageRule[]
}
