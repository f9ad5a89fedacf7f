import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { ok, type Result, refuse, type WorkOrderId } from '@field/domain/kernel'
import type { StatusCategory } from '@field/domain/work-order'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { visibleTo } from './visible.ts'

type Changed = {
  readonly xid: string
  readonly id: WorkOrderId
  readonly version: number
  readonly status: StatusCategory
}

const page = 200

/** Who had a task once is told that its order moved on, although it may not be read any more: so a phone forgets it. */
const hadTask = ({ personId, role }: Actor): RawBuilder<boolean> =>
  role === 'technician'
    ? sql<boolean>`exists (select from timeline e where e.org_id = w.org_id and e.work_order_id = w.id
        and e.kind = 'task_assigned' and e.event->>'assigneeId' = ${personId})`
    : sql<boolean>`false`

/**
 * The orders that changed in transactions from the cursor on, up to the oldest one still running: what commits later has
 * a higher number than every cursor given out before it, so it cannot be missed. Without a cursor: only where it stands.
 */
export async function changesSince(
  tx: Tx,
  actor: Actor,
  since: string | undefined,
): Promise<Result<Reply<'GET /changes'>>> {
  if (since !== undefined && !/^\d{1,19}$/.test(since)) return refuse('wrong_format', { path: 'since' })
  const { rows } = await sql<{ horizon: string; items: readonly Changed[] }>`
    with seen as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as horizon),
    changed as (
      select max(l.xid) as xid, l.work_order_id from timeline l, seen
      where l.org_id = ${actor.orgId}::uuid and l.xid >= ${since ?? null}::xid8 and l.xid < seen.horizon group by l.work_order_id
    ),
    shown as (
      select c.xid, w.id, w.version, w.status from changed c join work_order w on w.org_id = ${actor.orgId}::uuid and w.id = c.work_order_id
      where (${visibleTo(actor)} or ${hadTask(actor)}) order by c.xid fetch first ${page} rows with ties
    )
    select seen.horizon::text, coalesce((
      select jsonb_agg(jsonb_build_object('xid', xid::text, 'id', id, 'version', version, 'status', status) order by xid) from shown
    ), '[]') as items from seen`.execute(tx)
  const { horizon = '0', items = [] } = rows[0] ?? {}
  const last = items.at(-1)
  const more = items.length >= page && last !== undefined
  return ok({
    cursor: more ? String(BigInt(last.xid) + 1n) : horizon,
    more,
    items: items.map(({ id, version, status }) => ({ id, version, status })),
  })
}
