import { asId, type Instant, ok, refuse, type WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Handler } from '../platform/http/call.ts'
import { maySee } from '../work-orders/queries.ts'
import { eventOfCode, reportCode, sameCode } from './report-code.ts'

/** Whether a code from paper is of this order as it was then, and how much has happened since. */
export const checkCode: Handler<'GET /work-orders/:id/report-codes/:code'> = async ({ world, tx, actor, params }) => {
  if (!(await maySee(tx, actor, params.id))) return refuse('not_found')
  const id = asId<WorkOrderId>(params.id)
  const seq = eventOfCode(params.code)
  const { rows } = await sql<{ hash: Buffer; at: Instant; since: number }>`
    select l.hash, l.at, (select max(seq) from timeline where org_id = l.org_id and work_order_id = l.work_order_id)::int - l.seq as since
    from timeline l where l.org_id = ${actor.orgId}::uuid and l.work_order_id = ${id}::uuid and l.seq = ${seq ?? 0}`.execute(
    tx,
  )
  const [row] = rows
  const ours = row && reportCode(world.config, { orgId: actor.orgId, id }, { seq: seq ?? 0, hash: row.hash })
  if (!row || !ours || !sameCode(ours, params.code)) return ok({ genuine: false, at: null, since: null })
  return ok({ genuine: true, at: row.at, since: row.since })
}
