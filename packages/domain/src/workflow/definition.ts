import type { Condition } from '../condition/index.ts'
import type { FormSchema } from '../form/index.ts'
import type { Label } from '../kernel/index.ts'

/** What the customer's progress bar is divided into; a node belongs to a stage, a task's state may move it on. */
export type Stage = { readonly key: string; readonly label: Label }

export const operations = [
  'accept',
  'decline',
  'travel',
  'arrive',
  'save_draft',
  'pick_parts',
  'complete',
  'pause',
  'resume',
  'return',
  'transfer',
  'assign',
  'urge',
  'comment',
  'cancel',
  'rate',
] as const
export type Operation = (typeof operations)[number]

/**
 * Who gets a task. Rules are tried in order; the first that names somebody wins. `nearest_idle` takes the nearest site
 * to the work order's position and there the technician with the fewest open minutes who has the skills.
 */
export type AssigneeRule =
  | { readonly by: 'nearest_idle'; readonly skills?: readonly string[]; readonly withinMetres?: number }
  | { readonly by: 'previous_handler'; readonly node: string }
  | { readonly by: 'customer' }
  | { readonly by: 'store' }

/** Minutes of natural time from the task's opening; `acceptMinutes` from its assignment. A limit left out is no limit. */
export type TimeLimit = {
  readonly acceptMinutes?: number
  readonly arriveMinutes?: number
  readonly finishMinutes?: number
}

type NodeBase = { readonly key: string; readonly label: Label; readonly stage: string }

/** The states of an open task that may move the customer's progress bar to another stage than the node's own. */
export type StageState = 'pending' | 'assigned' | 'accepted' | 'travelling' | 'in_progress'

export type TaskNode = NodeBase & {
  readonly kind: 'task'
  readonly assignee: readonly AssigneeRule[]
  readonly form?: FormSchema
  /** `visit`: accepted, travelled to, arrived at. `acceptance`: judges the lines of the node named. `confirm`: the customer agrees to the whole. */
  readonly work: 'visit' | 'desk' | 'acceptance' | 'confirm'
  readonly judges?: string
  readonly parts?: boolean
  readonly services?: boolean
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
  readonly next: readonly Edge[]
}

/** `settle` makes the settlement; up to `confirmUpTo` fen it is confirmed by this rule, above it waits for finance. */
export type AutoNode = NodeBase & {
  readonly kind: 'auto'
  readonly action: 'settle'
  readonly confirmUpTo: number
  readonly next: readonly Edge[]
}

export type EndNode = NodeBase & {
  readonly kind: 'end'
  readonly outcome: 'completed' | 'cancelled' | 'cannot_complete'
}

export type Node = TaskNode | AutoNode | EndNode

/** Tried in order; the last one of a node has no condition. */
export type Edge = { readonly to: string; readonly when?: Condition }

/** A published process: immutable, cached by version. `report` is the form of the opening; its answers stand on the work order. */
export type WorkTypeDefinition = {
  readonly key: string
  readonly label: Label
  readonly report: FormSchema
  readonly start: string
  readonly stages: readonly Stage[]
  readonly nodes: readonly Node[]
  readonly reworkTo: string
  /** The service item every visit is priced with, by code. */
  readonly visitItem?: string
}
