import type { Whom } from './message-rule.ts'

/** `natural`: every minute. `workdays`: whole days (1,440 minutes each) that are workdays. `office`: minutes between office hours on workdays. */
export type WorkCalendarKind = 'natural' | 'workdays' | 'office'

export type PromiseKind = 'accept' | 'arrive' | 'finish'

/** Said `minutes` before the promise is due, to who must keep it. */
export type Reminder = { readonly of: PromiseKind; readonly minutes: number; readonly whom?: readonly Whom[] }

/**
 * What happens `minutes` after a promise was missed (0: at that moment). `open_approval` opens an approval node beside
 * the flow; `complete` lets time agree: a confirmation or acceptance nobody gave counts as given.
 */
export type EscalationStep = {
  readonly of: PromiseKind
  readonly minutes: number
  readonly then:
    | { readonly kind: 'notify'; readonly whom: readonly Whom[] }
    | { readonly kind: 'raise_priority' }
    | { readonly kind: 'reassign' }
    | { readonly kind: 'open_approval'; readonly node: string }
    | { readonly kind: 'open_work_order'; readonly workType: string }
    | { readonly kind: 'complete' }
}

/**
 * Minutes in the calendar's time (natural unless said) from the task's opening; `acceptMinutes` from its assignment. A
 * limit left out is no limit.
 */
export type TimeLimit = {
  readonly acceptMinutes?: number
  readonly arriveMinutes?: number
  readonly finishMinutes?: number
  readonly calendar?: WorkCalendarKind
  readonly reminders?: readonly Reminder[]
  readonly escalations?: readonly EscalationStep[]
}

/** The same for the whole order, from its report to its end. */
export type OrderLimit = Pick<TimeLimit, 'finishMinutes' | 'calendar' | 'reminders' | 'escalations'>
