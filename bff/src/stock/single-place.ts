import type { OrgId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

const names = { transit: '在途', repair: '待修', consumed: '已用', supplier: '供应商' } as const

/** Makes the organization's place of a kind when it has none yet. */
export async function ensurePlace(tx: Tx, orgId: OrgId, kind: keyof typeof names): Promise<void> {
  await sql`insert into stock_location (org_id, id, kind, name)
    select ${orgId}::uuid, ${newId()}::uuid, ${kind}::text, ${names[kind]}::text
    where not exists (select from stock_location where org_id = ${orgId} and kind = ${kind}::text)
    on conflict do nothing`.execute(tx)
}
