import { may } from '@field/domain/access'
import { asId, ok, refuse, type WorkOrderId } from '@field/domain/kernel'
import { changedFields, type ItemContent } from '@field/domain/library'
import { sql } from 'kysely'
import type { Handler } from '../platform/http/call.ts'
import { orderToPrice } from '../pricing/queries.ts'
import { retiredParts } from '../stock/queries.ts'
import { inUse, partsNamed } from './part-names.ts'
import { itemById } from './row.ts'
import { here, overridesAt, scopesOfActor, scopesOfOrder } from './scopes.ts'
import { itemView } from './view.ts'

/** One item whole, as it holds at an order that the actor may see, else at the actor's site. */
export const showItem: Handler<'GET /service-items/:id'> = async ({ tx, actor, params, query }) => {
  const { workOrderId } = query
  const order = workOrderId === undefined ? null : await orderToPrice(tx, actor, asId<WorkOrderId>(workOrderId))
  if (order && !order.ok) return order
  const [item, scopes] = await Promise.all([
    itemById(tx, actor.orgId, params.id),
    workOrderId === undefined ? scopesOfActor(tx, actor) : scopesOfOrder(tx, actor.orgId, workOrderId),
  ])
  if (!item) return refuse('not_found')
  const whole = here(item, await overridesAt(tx, actor.orgId, scopes))
  // Who writes the item sees what it names, so that nothing is lost when it is saved.
  const writes = workOrderId === undefined && may(actor, 'work_types.design')
  const at = writes ? whole : { ...whole, parts: inUse(whole.parts, await retiredParts(tx, actor.orgId)) }
  return ok(itemView(item, at, await partsNamed(tx, actor.orgId, [at.parts])))
}

type Version = {
  readonly number: number
  readonly at: number
  readonly by: string | null
  readonly content: ItemContent
}

/** Every version of an item, the newest first, each with the fields in which it differs from the one before. */
export const listVersions: Handler<'GET /service-items/:id/versions'> = async ({ tx, actor, params }) => {
  const { rows } = await sql<Version>`
    select v.number, v.at, p.name as by, v.content from service_item_version v left join person p on (p.org_id, p.id) = (v.org_id, v.by)
    where v.org_id = ${actor.orgId}::uuid and v.item_id = ${params.id}::uuid order by v.number desc`.execute(tx)
  if (rows.length === 0) return refuse('not_found')
  return ok({
    versions: rows.map((version, index) => {
      const before = rows[index + 1]
      return { ...version, changed: before ? [...changedFields(before.content, version.content)] : [] }
    }),
  })
}
