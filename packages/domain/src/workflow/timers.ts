import { addTime, type Instant, type WorkCalendar } from '../kernel/index.ts'
import type { Whom } from './message-rule.ts'
import type { EscalationStep, PromiseKind, TimeLimit } from './time-limit.ts'

/** A promise that is still to be kept. `key` names it for good: a promise made anew has another. */
export type PendingPromise = {
  readonly of: PromiseKind
  readonly key: string
  readonly from: Instant
  readonly dueAt: Instant
}

export type LimitAction =
  | { readonly kind: 'remind'; readonly of: PromiseKind; readonly dueAt: Instant; readonly whom: readonly Whom[] }
  | {
      readonly kind: 'escalate'
      readonly of: PromiseKind
      readonly dueAt: Instant
      readonly step: EscalationStep['then']
    }

export type LimitTimer = { readonly key: string; readonly at: Instant; readonly does: LimitAction }

/**
 * What falls due with the promises named: reminders before (none that would come before the promise began), escalation
 * steps from the due moment on, both in the limits' time. Earliest first; at one moment reminders come first and
 * `complete` last.
 */
export function limitTimers(
  limits: TimeLimit | undefined,
  promises: readonly PendingPromise[],
  calendar: WorkCalendar,
): readonly LimitTimer[] {
  if (!limits) return []
  const kind = limits.calendar ?? 'natural'
  const timers = promises.flatMap(({ of, key, from, dueAt }): LimitTimer[] => [
    ...(limits.reminders ?? []).flatMap((reminder, index): LimitTimer[] => {
      if (reminder.of !== of) return []
      const at = addTime(calendar, dueAt, -reminder.minutes, kind)
      const whom = reminder.whom ?? ['handler']
      return at <= from ? [] : [{ key: `${key}.r${index}`, at, does: { kind: 'remind', of, dueAt, whom } }]
    }),
    ...(limits.escalations ?? []).flatMap((step, index): LimitTimer[] => {
      if (step.of !== of) return []
      const at = addTime(calendar, dueAt, step.minutes, kind)
      return [{ key: `${key}.e${index}`, at, does: { kind: 'escalate', of, dueAt, step: step.then } }]
    }),
  ])
  return timers.sort((a, b) => a.at - b.at || rank(a) - rank(b))
}

const rank = ({ does }: LimitTimer): number => {
  if (does.kind === 'remind') return 0
  return does.step.kind === 'complete' ? 2 : 1
}
