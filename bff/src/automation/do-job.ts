import { causesOf } from '@field/domain/automation'
import { type Instant, minute, type OrgId, type WorkOrderId } from '@field/domain/kernel'
import { signal } from '@field/domain/work-order'
import { inboundEvent } from '../integrations/queries.ts'
import { calendarOf } from '../platform/calendar-of.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import {
  candidatesFor,
  freshIds,
  loadOrderOf,
  lockOrderOf,
  membersOf,
  save,
  timelineOf,
} from '../work-orders/queries.ts'
import { doAction } from './do-action.ts'
import { fireRule } from './fire.ts'
import { type Job, keepJob } from './job.ts'
import { meantBy } from './meant-by.ts'
import type { About } from './open-order.ts'
import { enabledRules } from './rules.ts'

export type Doing = { readonly orgId: OrgId; readonly job: Job; readonly depth: number; readonly now: Instant }

/** Does one job in its own transaction. Answers null when it is done, else why it never will be. */
export async function doJob(tx: Tx, world: World, doing: Doing): Promise<object | null> {
  const { orgId, job, depth, now } = doing
  switch (job.kind) {
    case 'events':
      await seeEvents(tx, world, doing, job)
      return null
    case 'fire': {
      const kept = (await enabledRules(tx, orgId)).find(({ rule }) => rule.key === job.rule)
      const loaded = await loadOrderOf(tx, orgId, job.orderId)
      if (!kept || !loaded) return { code: 'not_found' }
      const { order, facts } = loaded
      await fireRule(tx, world, { orgId, kept, cause: job.cause, about: { order }, facts, depth, now })
      return null
    }
    case 'action':
      return doAction(tx, { ...world, depth: depth + 1 }, orgId, job.orderId, job.seq, now)
    case 'hook':
      return hear(tx, world, doing, job)
  }
}

async function seeEvents(
  tx: Tx,
  world: World,
  { orgId, depth, now }: Doing,
  { orderId, from, to }: Extract<Job, { kind: 'events' }>,
): Promise<void> {
  const [loaded, entries, rules] = await Promise.all([
    loadOrderOf(tx, orgId, orderId),
    timelineOf(tx, orderId),
    enabledRules(tx, orgId),
  ])
  if (!loaded) return
  for (const kept of rules)
    for (const cause of causesOf(kept.rule, loaded.definition.key, loaded.order, entries, { from, to })) {
      const { key, afterMinutes } = kept.rule
      if (afterMinutes !== undefined) {
        const job: Job = { kind: 'fire', rule: key, orderId, cause }
        await keepJob(tx, orgId, {
          cause: `fire:${key}:${cause.name}`,
          job,
          depth,
          dueAt: cause.at + afterMinutes * minute,
          now,
        })
        continue
      }
      // A rule before this one may have changed the order.
      const still = (await loadOrderOf(tx, orgId, orderId)) ?? loaded
      await fireRule(tx, world, { orgId, kept, cause, about: { order: still.order }, facts: still.facts, depth, now })
    }
}

/** An event of another system: what waits for it goes on, and rules that listen for it fire, once for its id. */
async function hear(
  tx: Tx,
  world: World,
  { orgId, depth, now }: Doing,
  { hookId, eventId }: Extract<Job, { kind: 'hook' }>,
): Promise<object | null> {
  const event = await inboundEvent(tx, orgId, hookId, eventId)
  if (!event) return { code: 'not_found' }
  const meant = await meantBy(tx, orgId, event)
  const orderId = meant.orderId
  if (orderId) await goOn(tx, { ...world, depth: depth + 1 }, orgId, orderId, event.event, now)
  const order = orderId ? ((await loadOrderOf(tx, orgId, orderId)) ?? null) : null
  const about: About = order ? { order: order.order } : { order: null, assetId: meant.assetId, address: meant.address }
  const facts = {
    ...order?.facts,
    ...(meant.asset ? { asset: meant.asset } : {}),
    item: event.data,
    ...(order ? {} : { answer: event.data }),
  }
  for (const kept of await enabledRules(tx, orgId)) {
    const { when } = kept.rule
    if (when.on !== 'hook' || when.event !== event.event) continue
    const cause = { name: `hook:${hookId}:${eventId}`, seq: 0, at: now, why: { event: event.event, id: eventId } }
    await fireRule(tx, world, { orgId, kept, cause, about, facts, depth, now })
  }
  return null
}

async function goOn(
  tx: Tx,
  world: World,
  orgId: OrgId,
  orderId: WorkOrderId,
  event: string,
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
