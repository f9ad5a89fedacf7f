import type { Actor } from '@field/domain/access'
import { type Instant, ok, type Result } from '@field/domain/kernel'
import {
  advance,
  type DomainEvent,
  entriesOf,
  evolve,
  type TimelineEntry,
  type WorkOrder,
} from '@field/domain/work-order'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import type { Tx } from '../platform/database/transaction.ts'
import type { Saved } from '../platform/hooks.ts'
import type { World } from '../platform/world.ts'
import { tellChanged } from './tell-changed.ts'
import { updateOrder, writeTasks, writeTimeline } from './write-rows.ts'

/** What is to be saved. `before` null means that the row of the order was inserted already, by its report. */
export type Saving = {
  readonly definition: WorkTypeDefinition
  readonly before: WorkOrder | null
  /** The last entry of the timeline, 0 before the first. */
  readonly seq: number
  readonly events: readonly DomainEvent[]
  /** Null is the system. */
  readonly actor: Actor | null
  /** When it happened; the server hears of it `now`. */
  readonly at: Instant
  readonly now: Instant
  readonly saidAt?: Instant | undefined
}

/**
 * Saves events on an order that is locked or new: order, changed tasks and timeline in one flight, then what the other
 * capabilities do about them, then the hint to the sockets. Answers the order as it is afterwards; no event, no change.
 * A hook's refusal is the answer; the caller hands it on, so that the request's transaction undoes everything.
 */
export async function save(tx: Tx, world: World, saving: Saving): Promise<Result<WorkOrder>> {
  const { definition, before, seq, events, actor, at, now, saidAt } = saving
  if (events.length === 0 && before) return ok(before)
  const after = advance(before, events, at)
  const entries = entriesOf(events, { seq, version: after.version, at, actorId: actor?.personId ?? null })
  // The hooks' statements follow ours in the same flight; if ours fail, theirs do too, and ours are the ones to name.
  const [, done] = await Promise.all([
    Promise.all(write(tx, { definition, before, after, entries, now })),
    actOn(tx, world, { definition, before, after, entries, actor, at, saidAt }, now),
  ])
  return done
}

/** Runs the hooks, then tells the sockets how the order is after them. */
async function actOn(tx: Tx, world: World, saved: Saved, now: Instant): Promise<Result<WorkOrder>> {
  const done = await runHooks(tx, world, saved, now)
  if (done.ok) await tellChanged(tx, saved.before, done.value)
  return done
}

type Rows = {
  readonly definition: WorkTypeDefinition
  readonly before: WorkOrder | null
  readonly after: WorkOrder
  readonly entries: readonly TimelineEntry[]
  readonly now: Instant
}

const write = (tx: Tx, { definition, before, after, entries, now }: Rows): Promise<unknown>[] => [
  ...(before ? [updateOrder(tx, before.version, after)] : []),
  writeTasks(tx, definition, before, after),
  writeTimeline(tx, after, entries, now),
]

async function runHooks(tx: Tx, world: World, saved: Saved, now: Instant): Promise<Result<WorkOrder>> {
  let { after, entries } = saved
  for (const hook of world.afterEvents) {
    const more = await hook(tx, world, { ...saved, after, entries })
    if (!more.ok) return more
    if (more.value.length === 0) continue
    const changed = more.value.reduce((order, event) => evolve(order, event, saved.at), after)
    const added = entriesOf(more.value, {
      seq: entries.at(-1)?.seq ?? 0,
      version: after.version,
      at: saved.at,
      actorId: null,
    })
    await Promise.all(write(tx, { ...saved, before: after, after: changed, entries: added, now }))
    after = changed
    entries = [...entries, ...added]
  }
  return ok(after)
}
