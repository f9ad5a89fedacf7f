import { type Actor, may } from '@field/domain/access'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/** Whether a file is the manual of a fault code that the actor may look up. */
export async function isManual(tx: Tx, actor: Actor, fileId: string): Promise<boolean> {
  if (!may(actor, 'tasks.handle') && !may(actor, 'stock.all')) return false
  const { rows } = await sql`
    select from fault_code where org_id = ${actor.orgId} and file_id = ${fileId}::uuid and retired_at is null limit 1`.execute(
    tx,
  )
  return rows.length > 0
}
