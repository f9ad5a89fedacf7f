import type { Query, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { asId, distance, type Label, ok, type Position, type Result, type WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { orderToPrice, siteOf } from '../../pricing/queries.ts'
import { type Holding, holdingsOf, vanOf } from '../holdings.ts'

type Row = {
  id: string
  code: string
  model: string
  label: Label
  manual: string
  file_id: string | null
  parts: { partId: string; quantity: number; code: string; name: Label; retired: boolean }[]
}
type Found = Reply<'GET /fault-codes'>

/**
 * What a fault code means: its manual, the parts that usually mend it, and where each lies, the own van first, then from
 * near to far. Parts out of use are named only to those who write the codes. What is written for the order's model (or the one named) comes before what holds for all models.
 */
export async function findFaults(
  tx: Tx,
  actor: Actor,
  { code, model, workOrderId }: Query<'GET /fault-codes'>,
): Promise<Result<Found>> {
  const order = workOrderId === undefined ? null : await orderToPrice(tx, actor, asId<WorkOrderId>(workOrderId))
  if (order && !order.ok) return order
  const wanted = model ?? order?.value.model ?? null
  const [{ rows }, van, site] = await Promise.all([
    sql<Row>`
      select f.id, f.code, f.model, f.label, f.manual, f.file_id,
        (select coalesce(json_agg(json_build_object('partId', p.id, 'quantity', (e->>'quantity')::int, 'code', p.code, 'name', p.name,
            'retired', p.retired_at is not null) order by n), '[]')
          from jsonb_array_elements(f.parts) with ordinality as x(e, n) join part p on p.org_id = f.org_id and p.id = (e->>'partId')::uuid
            and (p.retired_at is null or ${may(actor, 'work_types.design')})) as parts
      from fault_code f where f.org_id = ${actor.orgId} and f.retired_at is null
        and (${code ?? null}::text is null or lower(f.code) = lower(${code ?? null}::text))
        and (${wanted}::text is null or f.model in ('', ${wanted}::text))
      order by f.model = '', f.code, f.model limit 200`.execute(tx),
    vanOf(tx, actor.orgId, actor.personId),
    siteOf(tx, actor.orgId, actor.personId),
  ])
  const ids = [...new Set(rows.flatMap(({ parts }) => parts.map(({ partId }) => asId<Holding['part']>(partId))))]
  const held = await holdingsOf(tx, actor.orgId, ids, van?.id ?? null)
  const from = order?.value.position ?? site?.position ?? null
  const items = rows.map(({ file_id, parts, ...row }) => ({
    ...row,
    fileId: file_id,
    parts: parts.map((part) => ({
      ...part,
      places: placesOf(
        held.filter((one) => one.part === part.partId),
        from,
      ),
    })),
  }))
  return ok({ items })
}

function placesOf(held: readonly Holding[], from: Position | null): Found['items'][number]['parts'][number]['places'] {
  const rank = (kind: string, metres: number | null) => (kind === 'van' ? -1 : (metres ?? Number.POSITIVE_INFINITY))
  return held
    .map(({ location, kind, name, quantity, position }) => ({
      locationId: location,
      kind: kind as 'warehouse' | 'site' | 'van',
      name,
      free: quantity,
      metres: from && position ? Math.round(distance(from, position)) : null,
    }))
    .sort((a, b) => {
      const [one, other] = [rank(a.kind, a.metres), rank(b.kind, b.metres)]
      return one === other ? (a.locationId < b.locationId ? -1 : 1) : one - other
    })
    .slice(0, 5)
}
