import { type Instant, minute, type OrgId, type PersonId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/id.ts'
import { wakeOutbox } from '../outbox/wake.ts'

/** One template of one person: what the ledger counts sends of. */
export type Account = { readonly orgId: OrgId; readonly personId: PersonId; readonly templateId: string }

/** Who told of a tap: the phone, or WeChat's push. */
export type Source = 'phone' | 'push'

/** Two tellings of one tap lie no further apart; a phone's clock may be wrong. */
const sameTap = 10 * minute

const columns = { phone: 'reported_at', push: 'pushed_at' } as const
const other = { phone: 'push', push: 'phone' } as const

/** One telling at a time for a person, so that of two at once the second finds what the first wrote. */
export const lockLedger = (tx: Tx, { personId }: Pick<Account, 'personId'>): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`consent ${personId}`}, 0))`.execute(tx)

/**
 * Joins a telling to the grant that the other source told of already; false when there is none. Every grant is told
 * once by each source at most, so the nearest one that this source has not told of is meant.
 */
export async function joinGrant(tx: Tx, account: Account, source: Source, at: Instant): Promise<boolean> {
  const [mine, theirs] = [sql.ref(columns[source]), sql.ref(columns[other[source]])]
  const { numAffectedRows } = await sql`
    update consent_entry set ${mine} = ${time(at)} where org_id = ${account.orgId}::uuid and id = (
      select id from consent_entry
      where org_id = ${account.orgId}::uuid and person_id = ${account.personId}::uuid and template_id = ${account.templateId}
        and cause = 'grant' and ${mine} is null and ${theirs} between ${time(at - sameTap)} and ${time(at + sameTap)}
      order by abs(extract(epoch from ${theirs} - ${time(at)})), id limit 1)`.execute(tx)
  return numAffectedRows === 1n
}

/** Adds one accepted send, told of for the first time. One that WeChat's settings page has revoked since counts nothing. */
export async function addGrant(
  tx: Tx,
  account: Account,
  source: Source,
  { at, now }: { at: Instant; now: Instant },
): Promise<void> {
  const { orgId, personId, templateId } = account
  const mine = sql.ref(columns[source])
  await sql`
    with entry as (
      insert into consent_entry (org_id, id, person_id, template_id, change, cause, ${mine}, created_at)
      select ${orgId}::uuid, ${newId()}::uuid, ${personId}::uuid, ${templateId}, case when exists (
        select from consent_entry r where r.org_id = ${orgId}::uuid and r.person_id = ${personId}::uuid
          and r.template_id = ${templateId} and r.cause = 'revoked' and r.pushed_at > ${time(at)}) then 0 else 1 end,
        'grant', ${time(at)}, ${time(now)}
      returning change)
    insert into consent_balance as b (org_id, person_id, template_id, remaining)
    select ${orgId}::uuid, ${personId}::uuid, ${templateId}, change from entry
    on conflict (org_id, person_id, template_id) do update set remaining = b.remaining + excluded.remaining`.execute(tx)
}

/**
 * Lets messages that wait for this consent go at once. Before `addGrant`: a worker locks the message first and the
 * balance after it, and whoever does the same never stands in its way.
 */
export async function hurryWaiting(tx: Tx, { orgId, personId, templateId }: Account, now: Instant): Promise<void> {
  await sql`
    update outbox set due_at = least(due_at, ${time(now)})
    where org_id = ${orgId}::uuid and person_id = ${personId}::uuid and template_id = ${templateId}
      and state = 'pending' and attempt = 0`.execute(tx)
  await wakeOutbox(tx)
}
