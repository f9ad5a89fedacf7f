import type { Instant } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/id.ts'
import { type Account, lockLedger } from './ledger.ts'

type Emptied = {
  /** `revoked`: on WeChat's settings page. `exhausted`: WeChat refused a send of ours (43101). */
  readonly cause: 'revoked' | 'exhausted'
  /** When it was; what was accepted later stands. */
  readonly at: Instant
  readonly now: Instant
  readonly outboxId?: string
}

/** Takes away all sends accepted up to `at`: WeChat knows better than our ledger. */
export async function empty(tx: Tx, account: Account, { cause, at, now, outboxId }: Emptied): Promise<void> {
  const { orgId, personId, templateId } = account
  await lockLedger(tx, account)
  await sql`
    with held as (
      select remaining from consent_balance
      where org_id = ${orgId}::uuid and person_id = ${personId}::uuid and template_id = ${templateId} for update
    ), later as (
      select count(*)::int as grants from consent_entry
      where org_id = ${orgId}::uuid and person_id = ${personId}::uuid and template_id = ${templateId}
        and cause = 'grant' and change = 1 and coalesce(pushed_at, reported_at) > ${time(at)}
    ), lost as (
      select greatest(coalesce((select remaining from held), 0) - grants, 0) as sends from later
    ), entry as (
      insert into consent_entry (org_id, id, person_id, template_id, change, cause, pushed_at, outbox_id, created_at)
      select ${orgId}::uuid, ${newId()}::uuid, ${personId}::uuid, ${templateId}, -sends, ${cause},
        ${time(at)}, ${outboxId ?? null}::uuid, ${time(now)} from lost
    )
    update consent_balance b set remaining = b.remaining - lost.sends from lost
    where b.org_id = ${orgId}::uuid and b.person_id = ${personId}::uuid and b.template_id = ${templateId}`.execute(tx)
}
