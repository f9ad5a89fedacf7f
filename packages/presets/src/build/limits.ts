import type { EscalationStep, PromiseKind, Reminder, TimeLimit, Whom, WorkCalendarKind } from '@field/domain/workflow'

export const hours = (count: number): number => count * 60
export const days = (count: number): number => count * 24 * 60

type Step = { readonly reminder: Reminder } | { readonly escalation: EscalationStep }
type Then = EscalationStep['then']

/** Says so so many minutes before the promise is due, to who must keep it unless others are named. */
export const before = (of: PromiseKind, minutes: number, ...whom: readonly Whom[]): Step => ({
  reminder: { of, minutes, ...(whom.length > 0 && { whom }) },
})

/** What happens so many minutes after the promise was missed. */
export const late = (of: PromiseKind, minutes: number, then: Then): Step => ({ escalation: { of, minutes, then } })

export const tell = (...whom: readonly Whom[]): Then => ({ kind: 'notify', whom })
export const opens = (node: string): Then => ({ kind: 'open_approval', node })
export const raise: Then = { kind: 'raise_priority' }
export const reassign: Then = { kind: 'reassign' }
/** Time agrees: what nobody answered counts as given. */
export const agrees: Then = { kind: 'complete' }

type Promises = { readonly accept?: number; readonly arrive?: number; readonly finish?: number }

/** Promises in minutes of the calendar's time, with what is said before and done after. */
export function within(
  { accept, arrive, finish }: Promises,
  steps: readonly Step[] = [],
  calendar?: WorkCalendarKind,
): TimeLimit {
  const reminders = steps.flatMap((step) => ('reminder' in step ? [step.reminder] : []))
  const escalations = steps.flatMap((step) => ('escalation' in step ? [step.escalation] : []))
  return {
    ...(accept !== undefined && { acceptMinutes: accept }),
    ...(arrive !== undefined && { arriveMinutes: arrive }),
    ...(finish !== undefined && { finishMinutes: finish }),
    ...(calendar && { calendar }),
    ...(reminders.length > 0 && { reminders }),
    ...(escalations.length > 0 && { escalations }),
  }
}

/** Two days for who has to look at the work: reminded in the last two hours, then silence agrees. */
export const twoDaysOrAgreed: TimeLimit = within({ finish: days(2) }, [
  before('finish', 120),
  late('finish', 0, agrees),
])
