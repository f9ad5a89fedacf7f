import type { Query, Reply } from '@field/contract'
import { isId, type OrgId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

type Log = Reply<'GET /automation/firings'>

/** The log of firings, the newest first; ids grow with time, so the last one is the cursor. */
export async function listFirings(
  tx: Tx,
  orgId: OrgId,
  { rule, limit = 50, after }: Query<'GET /automation/firings'>,
): Promise<Log> {
  const before = after !== undefined && isId(after) ? after : null
  const { rows } = await sql<Log['items'][number]>`
    select f.id, f.rule_key as rule, f.rule_version as version, f.at, f.work_order_id as "workOrderId", w.number, f.outcome, f.reason, f.results
    from automation_firing f left join work_order w on (w.org_id, w.id) = (f.org_id, f.work_order_id)
    where f.org_id = ${orgId}::uuid and (${rule ?? null}::text is null or f.rule_key = ${rule ?? null})
      and (${before}::uuid is null or f.id < ${before}::uuid)
    order by f.id desc limit ${limit + 1}`.execute(tx)
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
