import type { Actor } from '@field/domain/access'
import { ok, type Result, refuse, type WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { maySee } from '../../work-orders/queries.ts'

/**
 * Holds an order so that it is not over before what is now decided for it is written. Refuses `not_found` for one that
 * the actor may not see, `wrong_state` for one that is over.
 */
export async function holdOpenOrder(tx: Tx, actor: Actor, id: WorkOrderId, path?: string): Promise<Result<null>> {
  const [seen, { rows }] = await Promise.all([
    maySee(tx, actor, id),
    sql<{ over: boolean }>`
      select closed_at is not null or status in ('completed', 'settled', 'closed', 'cancelled', 'cannot_complete') as over
      from work_order where org_id = ${actor.orgId} and id = ${id} for share`.execute(tx),
  ])
  const at = path === undefined ? {} : { path }
  if (!seen || !rows[0]) return refuse('not_found', at)
  return rows[0].over ? refuse('wrong_state', at) : ok(null)
}
