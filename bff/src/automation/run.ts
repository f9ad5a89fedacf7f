import { type OrgId, second } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { World } from '../platform/world.ts'
import { doJob } from './do-job.ts'
import type { Job } from './job.ts'
import { dueSchedules, runSchedule } from './schedule.ts'

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
export function runAutomation(
  world: World,
  { leaseMs = 30 * second, pollMs = second }: AutomationOptions = {},
): {
  readonly stop: () => Promise<void>
} {
  let stopping = false
  let wake = (): void => undefined
  const loop = async (): Promise<void> => {
    while (!stopping) {
      const more = await doNext(world, leaseMs).catch((err) => {
        world.log.error({ err }, 'automation could not be read')
        return false
      })
      if (stopping || more) continue
      const timer = setTimeout(() => wake(), pollMs)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
      clearTimeout(timer)
    }
  }
  const running = loop()
  return {
    stop: () => {
      stopping = true
      wake()
      return running
    },
  }
}

/** Does one job or one schedule; false when nothing is due. One that fails rests, longer each time, and at last is dead. */
export async function doNext(world: World, leaseMs: number): Promise<boolean> {
  const [schedule] = await dueSchedules(world)
  if (schedule) await world.inOrganization(schedule.orgId, (tx) => runSchedule(tx, world, schedule))
  const claimed = await claim(world, leaseMs)
  if (!claimed) return schedule !== undefined
  try {
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
    await rest(world, claimed, err)
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

async function rest({ workerDb, clock }: World, { orgId, id, attempt }: Claimed, err: unknown): Promise<void> {
  const dead = attempt >= mostAttempts
  const ms = firstRest * 2 ** attempt
  await sql`
    update automation_job set lease_until = clock_timestamp() + ${ms}::float8 * interval '1 millisecond', detail = ${String(err).slice(0, 500)},
      state = ${dead ? 'dead' : 'pending'}, settled_at = ${dead ? time(clock.now()) : null}
    where org_id = ${orgId}::uuid and id = ${id}::uuid and attempt = ${attempt} and state = 'pending'`.execute(
    workerDb.read,
  )
}
