import { type Instant, ok, type Result, type TaskId } from '@field/domain/kernel'
import { fire, idsNeeded, nextTimerAt, timersOf, type WorkOrder } from '@field/domain/work-order'
import { calendarOf } from '../platform/calendar-of.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import type { World } from '../platform/world.ts'
import { candidatesFor, lockOrderOf, membersOf, save } from '../work-orders/queries.ts'
import type { Claimed } from './claim.ts'
import { keepTimer } from './keep.ts'

/**
 * Fires the first due timer of an order: load, decide, save, tell, as the system. The order is locked and its own state
 * says what has fired, so a second worker, or the same one after a crash, finds nothing left to do. Refuses what the
 * decision or a hook refuses; then nothing is saved.
 */
export async function fireDue(tx: Tx, world: World, { orgId, orderId }: Claimed): Promise<Result<string | null>> {
  const loaded = await lockOrderOf(tx, orgId, orderId)
  if (!loaded) return ok(null)
  const { definition, order, seq, facts } = loaded
  const now = world.clock.now()
  const at = Math.max(order.updatedAt, now)
  const calendar = await calendarOf(tx, order.territoryId, now)
  const [due] = timersOf(definition, order, calendar)
  const stands = (still: WorkOrder): Promise<unknown> => keepTimer(tx, still, nextAt(still))
  const nextAt = (still: WorkOrder): Instant | null => nextTimerAt(definition, still, calendar)
  if (!due || due.at > now) {
    await stands(order)
    return ok(null)
  }
  const [candidates, members] = await Promise.all([
    candidatesFor(tx, { territoryId: order.territoryId, except: order.id }),
    membersOf(tx, orgId),
  ])
  const ids = Array.from({ length: idsNeeded(definition) }, () => newId<TaskId>())
  const decided = fire(definition, order, due.key, { now: at, ids, candidates, members, facts, calendar })
  if (!decided.ok) return decided
  const saved = await save(tx, world, { definition, before: order, seq, events: decided.value, actor: null, at, now })
  if (!saved.ok) return saved
  await stands(saved.value)
  return ok(due.key)
}
