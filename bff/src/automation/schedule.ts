import type { AutomationRule } from '@field/domain/automation'
import { day, type Instant, type OrgId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { foundBy } from './found-by.ts'
import { type Job, keepFire, keepJob } from './job.ts'
import { nextAt } from './rules.ts'

type Due = { readonly orgId: OrgId; readonly key: string }

/** The scheduled rules whose time has come, of all organizations. */
export async function dueSchedules({ workerDb, clock }: World): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    select org_id as "orgId", key from automation_rule where enabled and next_at <= ${time(clock.now())} order by next_at limit 20`.execute(
    workerDb.read,
  )
  return rows
}

/**
 * Keeps a job for a schedule whose time has come and sets its next time, so that whatever the job comes to, the schedule
 * is not asked again before then. Another worker at it leaves nothing to do.
 */
export async function keepSchedule(tx: Tx, { orgId, key }: Due, now: Instant): Promise<void> {
  const { rows } = await sql<{ readonly rule: AutomationRule; readonly zone: string; readonly due: Instant }>`
    select r.rule, o.time_zone as zone, r.next_at as due from automation_rule r join organization o on o.id = r.org_id
    where r.org_id = ${orgId}::uuid and r.key = ${key} and r.enabled and r.next_at <= ${time(now)} for update of r skip locked`.execute(
    tx,
  )
  const [kept] = rows
  if (!kept) return
  const job: Job = { kind: 'schedule', rule: key, due: kept.due }
  await keepJob(tx, orgId, { cause: `schedule:${key}:${kept.due}`, job, depth: 0, dueAt: now, now })
  await sql`
    update automation_rule set next_at = ${time(nextTime(kept.rule, kept.zone, kept.due, now))}
    where org_id = ${orgId}::uuid and key = ${key}`.execute(tx)
}

/** A rule that cannot be read comes again at the same hour, where its job says what is wrong with it. */
function nextTime({ when }: AutomationRule, zone: string, due: Instant, now: Instant): Instant {
  if (when?.on === 'schedule' && Number.isInteger(when.at)) return nextAt(when.at, zone, now)
  return due + day * Math.ceil((now - due + 1) / day)
}

/** Keeps a job for each thing that a schedule finds. */
export async function runSchedule(
  tx: Tx,
  orgId: OrgId,
  { rule: key, due }: Extract<Job, { kind: 'schedule' }>,
  now: Instant,
): Promise<void> {
  const { rows } = await sql<{ readonly rule: AutomationRule }>`
    select rule from automation_rule where org_id = ${orgId}::uuid and key = ${key} and enabled`.execute(tx)
  const [kept] = rows
  if (!kept) return
  const { when } = kept.rule
  if (when.on !== 'schedule') return
  for (const { cause, assetId, facts } of await foundBy(tx, orgId, when.over, { now, due }))
    await keepFire(tx, orgId, { rule: key, cause, orderId: null, assetId, facts }, { depth: 0, now })
}
