import type { Query, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { ok, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { maySee } from '../../work-orders/queries.ts'

/** What is promised to an order and where it lies. */
export async function listPromises(
  tx: Tx,
  actor: Actor,
  { workOrderId }: Query<'GET /stock/reservations'>,
): Promise<Result<Reply<'GET /stock/reservations'>>> {
  if (!(await maySee(tx, actor, workOrderId))) return refuse('not_found', { path: 'workOrderId' })
  const { rows } = await sql<Reply<'GET /stock/reservations'>['items'][number]>`
    select r.location_id as "locationId", l.name as location, r.part_id as "partId", p.code, p.name, r.quantity
    from stock_reservation r join stock_location l on (l.org_id, l.id) = (r.org_id, r.location_id)
      join part p on (p.org_id, p.id) = (r.org_id, r.part_id)
    where r.org_id = ${actor.orgId} and r.work_order_id = ${workOrderId} and r.quantity > 0 order by p.code, l.name, l.id`.execute(
    tx,
  )
  return ok({ items: rows })
}
