import { type Instant, type OrgId, second } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { type Rounds, runRounds } from '../platform/rounds.ts'
import type { World } from '../platform/world.ts'
import { doJob } from './do-job.ts'
import type { Job } from './job.ts'
import { logFault } from './log-fault.ts'
import { dueSchedules, keepSchedule } from './schedule.ts'

export type AutomationOptions = {
  /** Longer than one job can take. */
  readonly leaseMs?: number
  readonly pollMs?: number
}

type Claimed = {
  readonly orgId: OrgId
  readonly id: string
  readonly job: Job
  readonly depth: number
  readonly attempt: number
}

const mostAttempts = 8
const firstRest = 2 * second

/** Does what automation has left to do, the longest due first, until stopped. Several workers may run. */
export const runAutomation = (
  world: World,
  { leaseMs = 30 * second, pollMs = second }: AutomationOptions = {},
): Rounds =>
  runRounds(() => doNext(world, leaseMs), {
    pollMs,
    onFault: (err) => world.log.error({ err }, 'automation could not be read'),
  })

/** Does one job; false when nothing is due. One that fails rests, longer each time, and at last is dead; the others go on. */
export async function doNext(world: World, leaseMs: number): Promise<boolean> {
  const schedules = await dueSchedules(world)
  for (const schedule of schedules)
    await world
      .inOrganization(schedule.orgId, (tx) => keepSchedule(tx, schedule, world.clock.now()))
      .catch((err) => world.log.error({ err, rule: schedule.key }, 'a schedule could not be kept'))
  const claimed = await claim(world, leaseMs)
  if (!claimed) return false
  try {
    // One whose worker died at every try takes no other with it.
    if (claimed.attempt > mostAttempts) throw new Error('the worker stopped in the middle of it each time')
    await world.inOrganization(claimed.orgId, async (tx) => {
      const { orgId, id, job, depth } = claimed
      // Whoever else holds it, after a lease that ran out, is waited for; then there is nothing left to do.
      const { rows } =
        await sql`select from automation_job where org_id = ${orgId}::uuid and id = ${id}::uuid and state = 'pending' for update`.execute(
          tx,
        )
      if (rows.length === 0) return
      const now = world.clock.now()
      const cannot = await doJob(tx, world, { orgId, job, depth, now })
      await sql`
        update automation_job set state = ${cannot ? 'dead' : 'done'}, detail = ${cannot ? JSON.stringify(cannot) : null}, settled_at = ${time(now)}
        where org_id = ${orgId}::uuid and id = ${id}::uuid`.execute(tx)
    })
  } catch (err) {
    world.log.error({ err, job: claimed.job, attempt: claimed.attempt }, 'an automatic step failed; it rests')
    await world.inOrganization(claimed.orgId, (tx) => rest(tx, claimed, err, world.clock.now()))
  }
  return true
}

async function claim({ workerDb, clock }: World, leaseMs: number): Promise<Claimed | null> {
  const { rows } = await sql<Claimed>`
    update automation_job j set attempt = j.attempt + 1, lease_until = clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond'
    from (select org_id, id from automation_job
      where state = 'pending' and due_at <= ${time(clock.now())} and (lease_until is null or lease_until < clock_timestamp())
      order by due_at, id limit 1 for update skip locked) due
    where (j.org_id, j.id) = (due.org_id, due.id)
    returning j.org_id as "orgId", j.id, j.job, j.depth, j.attempt`.execute(workerDb.read)
  return rows[0] ?? null
}

async function rest(tx: Tx, { orgId, id, job, attempt }: Claimed, err: unknown, now: Instant): Promise<void> {
  const dead = attempt >= mostAttempts
  const { rows } = await sql`
    update automation_job set lease_until = null, due_at = ${time(now + firstRest * 2 ** attempt)}, detail = ${String(err).slice(0, 500)},
      state = ${dead ? 'dead' : 'pending'}, settled_at = ${dead ? time(now) : null}
    where org_id = ${orgId}::uuid and id = ${id}::uuid and attempt = ${attempt} and state = 'pending' returning id`.execute(
    tx,
  )
  if (!dead || rows.length === 0) return
  if (job.kind !== 'fire' && job.kind !== 'schedule') return
  const [cause, orderId] =
    job.kind === 'fire' ? [job.cause, job.orderId] : [{ name: `schedule:${job.due}`, why: { due: job.due } }, null]
  await logFault(tx, { orgId, rule: job.rule, cause, orderId, fault: err, attempts: attempt, now })
}
