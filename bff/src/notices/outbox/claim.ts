import { type Instant, type OrgId, type PersonId, second } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import { inTransaction, type Tx } from '../../platform/database/transaction.ts'
import type { World } from '../../platform/world.ts'
import { giveBack, spend } from '../consent/spend.ts'

/** A row of the outbox that this worker may send now, once. */
export type Claimed = {
  readonly orgId: OrgId
  readonly id: string
  readonly personId: PersonId
  readonly templateId: string
  readonly attempt: number
  readonly expiresAt: Instant
}

type Due = Omit<Claimed, 'attempt'> & { readonly attempts: number; readonly createdAt: Instant; readonly paid: boolean }

export type Claiming = { readonly most: number; readonly leaseMs: number; readonly patienceMs: number }

/** The consent is asked with the same tap that reports; a message waits so long for the word of it. */
export const usualPatience = 15 * second

/**
 * Takes up to `most` due messages, each for another person, and marks them as being sent in one transaction before
 * anything goes out. Each is paid for by one consent; without one it waits a little and is then suppressed. What came
 * too late expires. Also answers how many came to their end here.
 */
export async function claim(
  world: World,
  { most, leaseMs, patienceMs }: Claiming,
): Promise<{ readonly claimed: readonly Claimed[]; readonly ended: number }> {
  const now = world.clock.now()
  try {
    return await inTransaction(world.workerDb, 'everything', async (tx) => {
      const claimed: Claimed[] = []
      let ended = 0
      for (const due of await dueNow(tx, now, most)) {
        const payment = { ...due, outboxId: due.id, now }
        if (now >= due.expiresAt) {
          if (due.paid) await giveBack(tx, payment)
          await end(tx, due, 'expired', now)
          ended += 1
        } else if (due.paid || (await spend(tx, payment))) {
          claimed.push(await begin(tx, due, now, leaseMs))
        } else if (now < due.createdAt + patienceMs) {
          await wait(tx, due, Math.min(due.createdAt + patienceMs, due.expiresAt))
        } else {
          await end(tx, due, 'suppressed', now)
          ended += 1
        }
      }
      return { claimed, ended }
    })
  } catch (error) {
    // Another worker has just begun with the same person; the next look finds something else, or that one done.
    if ((error as { constraint?: string }).constraint === 'outbox_one_at_a_time') return { claimed: [], ended: 0 }
    throw error
  }
}

async function dueNow(tx: Tx, now: Instant, most: number): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select o.org_id as "orgId", o.id, o.person_id as "personId", o.template_id as "templateId", o.attempt as attempts,
      o.created_at as "createdAt", o.expires_at as "expiresAt",
      exists (select from consent_entry e where e.org_id = o.org_id and e.outbox_id = o.id and e.cause = 'send') as paid
    from outbox o
    where o.state = 'pending' and o.due_at <= ${time(now)}
      and not exists (select from outbox p where p.org_id = o.org_id and p.person_id = o.person_id
        and (p.state = 'sending' or (p.state = 'pending' and p.due_at <= ${time(now)} and p.id < o.id)))
    order by o.due_at, o.id limit ${most} for update of o skip locked`.execute(tx)
  return rows.toSorted((a, b) => (`${a.personId}${a.templateId}` < `${b.personId}${b.templateId}` ? -1 : 1))
}

async function begin(tx: Tx, due: Due, now: Instant, leaseMs: number): Promise<Claimed> {
  const { orgId, id, personId, templateId, expiresAt } = due
  await sql`
    update outbox set state = 'sending', attempt = attempt + 1, attempted_at = ${time(now)}, code = null, detail = null,
      lease_until = clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond'
    where org_id = ${orgId}::uuid and id = ${id}::uuid`.execute(tx)
  return { orgId, id, personId, templateId, attempt: due.attempts + 1, expiresAt }
}

const end = (tx: Tx, { orgId, id }: Due, state: 'expired' | 'suppressed', now: Instant): Promise<unknown> =>
  sql`update outbox set state = ${state}, settled_at = ${time(now)} where org_id = ${orgId}::uuid and id = ${id}::uuid`.execute(
    tx,
  )

const wait = (tx: Tx, { orgId, id }: Due, until: Instant): Promise<unknown> =>
  sql`update outbox set due_at = ${time(until)} where org_id = ${orgId}::uuid and id = ${id}::uuid`.execute(tx)
