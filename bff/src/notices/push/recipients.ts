import type { OrgId, PersonId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

export type Recipient = { readonly orgId: OrgId; readonly personId: PersonId }

/** Runs `work` for one recipient after the other, each in the scope of their organization, until one says true. */
export type EachRecipient = (work: (tx: Tx, who: Recipient) => Promise<boolean>) => Promise<boolean>

/** Whom WeChat means, in each organization of the mini-program, the one that knows them last first. */
export async function recipientsOf(tx: Tx, appId: string, openid: string): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    select org_id as "orgId", person_id as "personId" from organization_of_recipient(${appId}, ${openid})`.execute(tx)
  return rows
}

export const eachOf =
  (tx: Tx, recipients: readonly Recipient[]): EachRecipient =>
  async (work) => {
    for (const who of recipients) {
      if (recipients.length > 1) await sql`select set_config('app.org', ${who.orgId}, true)`.execute(tx)
      if (await work(tx, who)) return true
    }
    return false
  }
