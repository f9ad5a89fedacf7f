import type { Instant, OrgId, WorkOrderId } from '@field/domain/kernel'
import { signal } from '@field/domain/work-order'
import { inboundEvent } from '../integrations/queries.ts'
import { calendarOf } from '../platform/calendar-of.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { candidatesFor, freshIds, lockOrderOf, membersOf, save } from '../work-orders/queries.ts'
import type { Doing } from './do-job.ts'
import { type Job, keepFire, keepJob } from './job.ts'
import { meantBy } from './meant-by.ts'
import { enabledRules } from './rules.ts'

/** An event of another system: what waits for it goes on, and rules that listen for it fire, each as a job of its own. */
export async function hear(
  tx: Tx,
  { orgId, depth, now }: Doing,
  { hookId, eventId }: Extract<Job, { kind: 'hook' }>,
): Promise<object | null> {
  const event = await inboundEvent(tx, orgId, hookId, eventId)
  if (!event) return { code: 'not_found' }
  const { orderId, assetId, address, asset } = await meantBy(tx, orgId, event)
  const name = `hook:${hookId}:${eventId}`
  if (orderId) {
    const job: Job = { kind: 'go_on', orderId, event: event.event }
    await keepJob(tx, orgId, { cause: `go_on:${name}`, job, depth, dueAt: now, now })
  }
  const cause = { name, seq: 0, at: now, why: { event: event.event, id: eventId } }
  const facts = {
    ...(asset ? { asset } : {}),
    item: event.data,
    ...(orderId ? {} : { answer: event.data }),
  }
  // What no check let in has no trigger either, and hears nothing.
  for (const { rule } of await enabledRules(tx, orgId))
    if (rule.when?.on === 'hook' && rule.when.event === event.event)
      await keepFire(tx, orgId, { rule: rule.key, cause, orderId, assetId, address, facts }, { depth, now })
  return null
}

/** Ends the waits of an order for an event; one that waits for nothing is left as it is. */
export async function goOn(
  tx: Tx,
  world: World,
  orgId: OrgId,
  { orderId, event }: { readonly orderId: WorkOrderId; readonly event: string },
  now: Instant,
): Promise<void> {
  const loaded = await lockOrderOf(tx, orgId, orderId)
  if (!loaded?.order.waits.some((wait) => wait.event === event)) return
  const { order, definition, facts, seq } = loaded
  const [candidates, members, calendar] = await Promise.all([
    candidatesFor(tx, { territoryId: order.territoryId, except: order.id }),
    membersOf(tx, orgId),
    calendarOf(tx, order.territoryId, now),
  ])
  const at = Math.max(order.updatedAt, now)
  const told = signal(definition, order, event, {
    now: at,
    ids: freshIds(definition),
    candidates,
    members,
    facts,
    calendar,
  })
  if (!told.ok) return
  const saved = await save(tx, world, { definition, before: order, seq, events: told.value, actor: null, at, now })
  if (!saved.ok) throw Object.assign(new Error('an event from outside was refused'), { refusal: saved.refusal })
}
