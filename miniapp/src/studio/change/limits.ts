import type {
  EscalationStep,
  OrderLimit,
  PromiseKind,
  Reminder,
  TimeLimit,
  WorkCalendarKind,
  WorkTypeDefinition,
} from '@field/domain/workflow'
import { personAt, withMember, withPerson } from './whole.ts'

/** Whose promises: a node's by its key, or the whole order's (null). */
export type LimitAt = string | null

export const promises = ['accept', 'arrive', 'finish'] as const satisfies readonly PromiseKind[]

export const minutesOf = (limits: TimeLimit | undefined, of: PromiseKind): number | null =>
  limits?.[`${of}Minutes`] ?? null

export const limitsAt = (definition: WorkTypeDefinition, at: LimitAt): TimeLimit =>
  (at === null ? definition.limits : personAt(definition, at)?.limits) ?? {}

function withLimits(definition: WorkTypeDefinition, at: LimitAt, make: (limits: TimeLimit) => TimeLimit) {
  const made = make(limitsAt(definition, at))
  const limits = Object.keys(made).length > 0 ? made : undefined
  if (at !== null) return withPerson(definition, at, (node) => withMember(node, 'limits', limits))
  return withMember(definition, 'limits', limits as OrderLimit | undefined)
}

/** Promises so many minutes, or nothing (null): then its reminders and steps go too. */
export const setMinutes = (
  definition: WorkTypeDefinition,
  at: LimitAt,
  of: PromiseKind,
  minutes: number | null,
): WorkTypeDefinition =>
  withLimits(definition, at, (limits) => {
    if (minutes !== null) return { ...limits, [`${of}Minutes`]: minutes }
    const { [`${of}Minutes` as const]: _, ...rest } = limits
    return withLists(
      rest,
      (limits.reminders ?? []).filter((one) => one.of !== of),
      (limits.escalations ?? []).filter((one) => one.of !== of),
    )
  })

function withLists(
  limits: TimeLimit,
  reminders: readonly Reminder[],
  escalations: readonly EscalationStep[],
): TimeLimit {
  const { reminders: _, escalations: __, ...rest } = limits
  return {
    ...rest,
    ...(reminders.length > 0 && { reminders }),
    ...(escalations.length > 0 && { escalations }),
  }
}

export const setCalendar = (
  definition: WorkTypeDefinition,
  at: LimitAt,
  calendar: WorkCalendarKind,
): WorkTypeDefinition =>
  withLimits(definition, at, ({ calendar: _, ...rest }) => (calendar === 'natural' ? rest : { ...rest, calendar }))

export const setReminders = (definition: WorkTypeDefinition, at: LimitAt, reminders: readonly Reminder[]) =>
  withLimits(definition, at, (limits) => withLists(limits, reminders, limits.escalations ?? []))

export const setEscalations = (definition: WorkTypeDefinition, at: LimitAt, escalations: readonly EscalationStep[]) =>
  withLimits(definition, at, (limits) => withLists(limits, limits.reminders ?? [], escalations))

/** The promises that can be kept at a node: only a visit is accepted and arrived at. */
export const promisesAt = (definition: WorkTypeDefinition, at: LimitAt): readonly PromiseKind[] =>
  at !== null && personAt(definition, at)?.work === 'visit' ? promises : ['finish']
