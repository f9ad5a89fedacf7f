import { type Cause, causesOf } from '@field/domain/automation'
import { minute } from '@field/domain/kernel'
import type { TimelineEntry } from '@field/domain/work-order'
import type { Tx } from '../platform/database/transaction.ts'
import { type Loaded, loadOrderOf, timelineOf } from '../work-orders/queries.ts'
import type { Doing } from './do-job.ts'
import type { KeptRule } from './fire.ts'
import { type Job, keepFire } from './job.ts'
import { logFault } from './log-fault.ts'
import { enabledRules } from './rules.ts'

type Events = Extract<Job, { kind: 'events' }>

/** Keeps a job for each rule and cause among these entries of a timeline; a rule that cannot be read is logged alone. */
export async function seeEvents(tx: Tx, doing: Doing, job: Events): Promise<void> {
  const { orgId, depth, now } = doing
  const { orderId } = job
  const [loaded, entries, rules] = await Promise.all([
    loadOrderOf(tx, orgId, orderId),
    timelineOf(tx, orderId),
    enabledRules(tx, orgId),
  ])
  if (!loaded) return
  for (const kept of rules) {
    const { causes, fault } = read(kept, loaded, entries, job)
    if (fault !== undefined) {
      // Once for each version: it is the rule that is at fault, whatever happens.
      const cause = { name: `unread:${kept.version}`, why: {} }
      await logFault(tx, { orgId, rule: kept.rule.key, cause, orderId, fault, attempts: 1, now })
    }
    const { afterMinutes } = kept.rule
    for (const cause of causes)
      await keepFire(
        tx,
        orgId,
        { rule: kept.rule.key, cause, orderId },
        {
          depth,
          now,
          dueAt: afterMinutes === undefined ? now : cause.at + afterMinutes * minute,
        },
      )
  }
}

type Read = { readonly causes: readonly Cause[]; readonly fault?: unknown }

// Reading is pure: what throws once would throw each time.
function read({ rule }: KeptRule, loaded: Loaded, entries: readonly TimelineEntry[], span: Events): Read {
  try {
    return { causes: causesOf(rule, loaded.definition.key, loaded.order, entries, span) }
  } catch (fault) {
    return { causes: [], fault }
  }
}
