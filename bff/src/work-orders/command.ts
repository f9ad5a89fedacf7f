import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Instant, ok, refuse, type WorkOrderId } from '@field/domain/kernel'
import {
  availableOperations,
  type Command,
  type Context,
  currentTask,
  decide,
  taskOf,
  type WorkOrder,
} from '@field/domain/work-order'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import { claimFiles } from '../files/queries.ts'
import { calendarOf } from '../platform/calendar-of.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Outcome } from '../platform/http/outcome.ts'
import type { World } from '../platform/world.ts'
import { candidatesFor, membersOf, needsCandidates, needsMembers } from './candidates.ts'
import { freshIds } from './fresh-ids.ts'
import { maskTask, viewerOf } from './mask.ts'
import { filesOfEvents } from './named-files.ts'
import { type Loaded, lockOrder } from './queries.ts'
import { save } from './save.ts'

type Commanding = {
  readonly actor: Actor
  readonly id: WorkOrderId
  readonly command: Command
  readonly ifVersion?: number | undefined
  /** When the phone did it. */
  readonly at?: Instant | undefined
  readonly now: Instant
}

/**
 * The moment a command counts from: what an offline phone says, but never before the order's last change and never
 * after our own clock.
 */
const momentOf = (order: WorkOrder, said: Instant | undefined, now: Instant): Instant =>
  Math.max(order.updatedAt, Math.min(said ?? now, now))

async function contextFor(
  tx: Tx,
  { order, definition, facts }: Loaded,
  { actor, command }: Commanding,
  at: Instant,
): Promise<Context> {
  const [calendar, candidates, members] = await Promise.all([
    calendarOf(tx, order.territoryId, at),
    needsCandidates(definition, order, command)
      ? candidatesFor(tx, { territoryId: order.territoryId, except: order.id })
      : [],
    needsMembers(definition, command.kind) ? membersOf(tx, order.orgId) : null,
  ])
  const known = members === null ? {} : { members }
  return { now: at, actor, ids: freshIds(definition), candidates, facts, calendar, ...known }
}

/**
 * Load, decide, save, tell. Refuses what the domain refuses, `not_found` for an order that the actor may not see, and
 * `version_conflict` with the present state when the order is not at `ifVersion`.
 */
export async function runCommand(
  tx: Tx,
  world: World,
  commanding: Commanding,
): Promise<Outcome<Reply<'POST /work-orders/:id/commands'>>> {
  const { actor, id, command, ifVersion, now } = commanding
  const loaded = await lockOrder(tx, actor, id)
  if (!loaded) return refuse('not_found')
  const { order, definition, seq } = loaded
  const present = { version: order.version, status: order.status }
  if (ifVersion !== undefined && ifVersion !== order.version)
    return { ok: false, refusal: { code: 'version_conflict', present } }
  const at = momentOf(order, commanding.at, now)
  const decided = decide(definition, order, command, await contextFor(tx, loaded, commanding, at))
  if (!decided.ok) return { ok: false, refusal: { ...decided.refusal, present } }
  const events = decided.value
  // In one flight; a refusal of either undoes both, and the files' comes first.
  const [claimed, saved] = await Promise.all([
    claimFiles(tx, actor, id, filesOfEvents(definition, order, events)),
    save(tx, world, { definition, before: order, seq, events, actor, at, now, saidAt: commanding.at }),
  ])
  if (!claimed.ok) return claimed
  return saved.ok ? ok(replyOf(definition, saved.value, actor, command)) : saved
}

function replyOf(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  actor: Actor,
  command: Command,
): Reply<'POST /work-orders/:id/commands'> {
  const task = 'taskId' in command ? taskOf(order, command.taskId) : currentTask(order, actor)
  return {
    id: order.id,
    version: order.version,
    status: order.status,
    task: task && maskTask(definition, task, viewerOf(order, actor), order),
    operations: availableOperations(definition, order, actor),
  }
}
