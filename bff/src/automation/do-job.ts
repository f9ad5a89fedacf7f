import type { Instant, OrgId } from '@field/domain/kernel'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { loadOrderOf } from '../work-orders/queries.ts'
import { doAction } from './do-action.ts'
import { fireRule } from './fire.ts'
import { goOn, hear } from './hear.ts'
import type { Fire, Job } from './job.ts'
import { enabledRules } from './rules.ts'
import { runSchedule } from './schedule.ts'
import { seeEvents } from './see-events.ts'

export type Doing = { readonly orgId: OrgId; readonly job: Job; readonly depth: number; readonly now: Instant }

/** Does one job in its own transaction. Answers null when it is done, else why it never will be. */
export async function doJob(tx: Tx, world: World, doing: Doing): Promise<object | null> {
  const { orgId, job, depth, now } = doing
  const deeper: World = { ...world, depth: depth + 1 }
  switch (job.kind) {
    case 'events':
      await seeEvents(tx, doing, job)
      return null
    case 'schedule':
      await runSchedule(tx, orgId, job, now)
      return null
    case 'fire':
      return fire(tx, world, doing, job)
    case 'action':
      return doAction(tx, deeper, orgId, job.orderId, job.seq, now)
    case 'hook':
      return hear(tx, doing, job)
    case 'go_on':
      await goOn(tx, deeper, orgId, job, now)
      return null
  }
}

async function fire(
  tx: Tx,
  world: World,
  { orgId, depth, now }: Doing,
  { rule, cause, orderId, assetId, address, facts: given = {} }: Fire,
): Promise<object | null> {
  const kept = (await enabledRules(tx, orgId)).find((one) => one.rule.key === rule)
  if (!kept) return { code: 'not_found', path: 'rule' }
  const loaded = orderId === null ? null : await loadOrderOf(tx, orgId, orderId)
  if (orderId !== null && !loaded) return { code: 'not_found', path: 'order' }
  const about = loaded ? { order: loaded.order } : ({ order: null, assetId, address } as const)
  await fireRule(tx, world, { orgId, kept, cause, about, facts: { ...loaded?.facts, ...given }, depth, now })
  return null
}
