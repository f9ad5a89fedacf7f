import type { Body, Reply } from '@field/contract'
import type { OrgId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

type Rules = Reply<'GET /stock/rules'>

/** How the organization keeps its stock: who posts a count, and after how many days a part is slow. */
export async function showRules(tx: Tx, orgId: OrgId): Promise<Rules> {
  const { rows } = await sql<Rules>`select count_by_second_person as "countBySecondPerson", slow_days as "slowDays"
    from organization where id = ${orgId}`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the organization of a transaction is there')
  return row
}

export async function setRules(tx: Tx, orgId: OrgId, body: Body<'PUT /stock/rules'>): Promise<Rules> {
  await sql`update organization set count_by_second_person = coalesce(${body.countBySecondPerson ?? null}::boolean, count_by_second_person),
    slow_days = coalesce(${body.slowDays ?? null}::integer, slow_days) where id = ${orgId}`.execute(tx)
  return showRules(tx, orgId)
}
