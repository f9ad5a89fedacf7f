import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { ok, type Result, refuse, type WorkTypeVersionId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { maySee } from '../work-orders/queries.ts'
import { definitionsOf } from '../work-types/queries.ts'

type Links = Reply<'GET /work-orders/:id/links'>
type Row = Omit<Links['links'][number], 'workType'> & { readonly version: WorkTypeVersionId }

/** The orders linked with one, as far as the actor may see them. */
export async function linksOf(tx: Tx, actor: Actor, id: string): Promise<Result<Links>> {
  if (!(await maySee(tx, actor, id))) return refuse('not_found')
  const { rows } = await sql<Row>`
    select w.id, w.number, w.title, w.status, w.work_type_version_id as version, k.kind, k.at,
      case when k.from_id = ${id}::uuid then 'to' else 'from' end as direction
    from order_link k join work_order w on w.org_id = k.org_id and w.id = case when k.from_id = ${id}::uuid then k.to_id else k.from_id end
    where k.org_id = ${actor.orgId}::uuid and (k.from_id = ${id}::uuid or k.to_id = ${id}::uuid) order by k.at, w.number`.execute(
    tx,
  )
  const seen = await Promise.all(rows.map((row) => maySee(tx, actor, row.id)))
  const shown = rows.filter((_, index) => seen[index])
  const definitions = await definitionsOf(
    tx,
    shown.map(({ version }) => version),
  )
  return ok({
    links: shown.map(({ version, ...row }) => ({
      ...row,
      workType: definitions.get(version)?.label ?? { 'zh-CN': '' },
    })),
  })
}
