import type { Instant } from '../kernel/index.ts'
import type { DomainEvent, TimelineEntry } from './event.ts'
import { evolve, evolveAll } from './evolve.ts'
import type { WorkOrder } from './state.ts'
import { takeTold } from './story.ts'

/** The order after one saved command: its events one by one, and the version grown by one. No event, no change. */
export function advance(order: WorkOrder | null, events: readonly DomainEvent[], at: Instant): WorkOrder {
  const told = takeTold(order, events, at)
  if (told !== null) return told
  const after = evolveAll(order, events, at)
  if (after === null) throw new Error('an order begins with its report')
  return events.length === 0 ? after : { ...after, version: (order?.version ?? 0) + 1 }
}

/** The timeline entries of one saved command, numbered on from `seq` (the last one stored, 0 before the first). */
export const entriesOf = (
  events: readonly DomainEvent[],
  saved: {
    readonly seq: number
    readonly version: number
    readonly at: Instant
    readonly actorId: TimelineEntry['actorId']
  },
): readonly TimelineEntry[] =>
  events.map((event, index) => ({
    seq: saved.seq + index + 1,
    version: saved.version,
    at: saved.at,
    actorId: saved.actorId,
    event,
  }))

/** The order that a whole timeline tells, in the order of `seq`. Throws when it does not begin with the report. */
export function replay(entries: readonly TimelineEntry[]): WorkOrder {
  const order = entries.reduce<WorkOrder | null>(
    (now, { event, at, version }) => ({ ...evolve(now, event, at), version }),
    null,
  )
  if (order === null) throw new Error('an order begins with its report')
  return order
}
