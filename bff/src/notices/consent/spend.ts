import type { Instant } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/id.ts'
import type { Account } from './ledger.ts'

/** A message of the outbox and the account that pays for it. */
export type Payment = Account & { readonly outboxId: string; readonly now: Instant }

/** Takes one send for a message, once whatever happens to it; false when none is left. Tries of the same message share it. */
export async function spend(tx: Tx, { orgId, personId, templateId, outboxId, now }: Payment): Promise<boolean> {
  const { rows } = await sql<{ paid: boolean }>`
    with taken as (
      update consent_balance set remaining = remaining - 1
      where org_id = ${orgId}::uuid and person_id = ${personId}::uuid and template_id = ${templateId} and remaining >= 1
      returning remaining)
    insert into consent_entry (org_id, id, person_id, template_id, change, cause, outbox_id, created_at)
    select ${orgId}::uuid, ${newId()}::uuid, ${personId}::uuid, ${templateId}, -1, 'send', ${outboxId}::uuid, ${time(now)}
    from taken returning true as paid`.execute(tx)
  return rows.length === 1
}

/** Gives the send of a message back, which surely did not use it; not after a revocation took everything. */
export async function giveBack(tx: Tx, { orgId, personId, templateId, outboxId, now }: Payment): Promise<void> {
  await sql`
    with returned as (
      insert into consent_entry (org_id, id, person_id, template_id, change, cause, outbox_id, created_at)
      select s.org_id, ${newId()}::uuid, s.person_id, s.template_id, 1, 'give_back', s.outbox_id, ${time(now)}
      from consent_entry s where s.org_id = ${orgId}::uuid and s.outbox_id = ${outboxId}::uuid and s.cause = 'send'
        and not exists (select from consent_entry z where z.org_id = s.org_id and z.person_id = s.person_id
          and z.template_id = s.template_id and z.cause in ('revoked', 'exhausted') and z.created_at >= s.created_at)
      on conflict do nothing returning 1)
    update consent_balance set remaining = remaining + 1
    where org_id = ${orgId}::uuid and person_id = ${personId}::uuid and template_id = ${templateId}
      and exists (select from returned)`.execute(tx)
}
