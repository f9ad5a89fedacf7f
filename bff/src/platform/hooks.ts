import type { Actor } from '@field/domain/access'
import type { Instant, Result } from '@field/domain/kernel'
import type { DomainEvent, TimelineEntry, WorkOrder } from '@field/domain/work-order'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import type { Tx } from './database/transaction.ts'
import type { World } from './world.ts'

/** One saved command on a work order, as the hooks see it. */
export type Saved = {
  readonly definition: WorkTypeDefinition
  /** Null when the order was opened by this command. */
  readonly before: WorkOrder | null
  readonly after: WorkOrder
  /** What happened, in order; entries that earlier hooks brought about stand at the end. */
  readonly entries: readonly TimelineEntry[]
  /** Null is the system: a timer. */
  readonly actor: Actor | null
  /** When it happened (a phone that was offline says so); never after the server's clock. */
  readonly at: Instant
  /** When a phone says that it was done, unchanged; left out when nobody says. */
  readonly saidAt?: Instant | undefined
}

/**
 * What another capability does about a saved command, in the same transaction. It runs after the rows of the order, its
 * tasks and its timeline are written. The events it answers with are applied to the order and appended under the same
 * version, and later hooks see them; a refusal undoes the whole command and becomes its answer. SQL and reckoning only:
 * no call to another service.
 */
export type AfterEvents = (tx: Tx, world: World, saved: Saved) => Promise<Result<readonly DomainEvent[]>>
