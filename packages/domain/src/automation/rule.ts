import type { Role } from '../access/index.ts'
import type { Condition, ConditionReference, Scalar } from '../condition/index.ts'
import type { Label, PersonId } from '../kernel/index.ts'
import type { EventKind, StatusCategory } from '../work-order/index.ts'
import type { Whom } from '../workflow/index.ts'

/**
 * What a rule listens for. `event`: anything that happens to an order, where `status` narrows a change of status. `node`:
 * work comes to a station, or is done there. `answer`: a form's field is answered for the first time, or otherwise than
 * before. `closed`: an order has ended. `hook`: another system told us. `repeat`: the same answer of that field for
 * the same model in the same territory, `times` orders within `days`. `schedule`: every day at that minute of the
 * organization's day, about each thing that `over` finds.
 */
export type Trigger =
  | { readonly on: 'event'; readonly kind: EventKind; readonly status?: StatusCategory }
  | { readonly on: 'node'; readonly node: string; readonly phase: 'entered' | 'done' }
  | { readonly on: 'answer'; readonly field: string; readonly change: 'set' | 'changed' }
  | { readonly on: 'closed' }
  | { readonly on: 'hook'; readonly event: string }
  | { readonly on: 'repeat'; readonly field: string; readonly times: number; readonly days: number }
  | { readonly on: 'schedule'; readonly at: number; readonly over: ScheduleOver }

/** `warranties`: those that end within `days`. `maintenance`: assets not serviced for `days`. `once`: the day itself. */
export type ScheduleOver =
  | { readonly kind: 'warranties'; readonly days: number }
  | { readonly kind: 'maintenance'; readonly days: number }
  | { readonly kind: 'once' }

/** An answer of an order that a rule opens: said here, or read from what the rule fired on. */
export type RuleAnswer = Scalar | readonly string[] | ConditionReference

export type RuleAction =
  | {
      readonly do: 'create_work_order'
      readonly workType: string
      readonly title?: string
      readonly urgent?: boolean
      readonly answers?: Readonly<Record<string, RuleAnswer>>
      readonly tags?: readonly string[]
    }
  | { readonly do: 'notify'; readonly whom: readonly Whom[]; readonly words: Label }
  | { readonly do: 'tag'; readonly tags: readonly string[] }
  | { readonly do: 'set_priority'; readonly urgent: boolean }
  /** To that person, or to whoever of that role the organization has first. */
  | { readonly do: 'assign'; readonly to: { readonly personId: PersonId } | { readonly role: Role } }
  /** Urgent, and told to those. */
  | { readonly do: 'escalate'; readonly whom: readonly Whom[]; readonly words: Label }
  | { readonly do: 'webhook'; readonly hook: string }

/**
 * One rule: data, versioned. `afterMinutes` waits before the condition is asked and anything is done. `once`: after it
 * has acted on an order it rests, for the order's territory, until that calendar month is over.
 */
export type AutomationRule = {
  readonly key: string
  readonly label: Label
  readonly when: Trigger
  /** Only orders of these work types; left out, of all. */
  readonly workTypes?: readonly string[]
  readonly afterMinutes?: number
  readonly once?: 'territory_month'
  readonly if?: Condition
  readonly then: readonly RuleAction[]
}

export const triggerKinds = [
  'event',
  'node',
  'answer',
  'closed',
  'hook',
  'repeat',
  'schedule',
] as const satisfies readonly Trigger['on'][]
export const actionKinds = [
  'create_work_order',
  'notify',
  'tag',
  'set_priority',
  'assign',
  'escalate',
  'webhook',
] as const satisfies readonly RuleAction['do'][]

/** An automatic step may cause another, and that a third; what a fourth would do is written down and not done. */
export const deepest = 3
