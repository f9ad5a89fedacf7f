import { type Actor, may } from '@field/domain/access'
import { type RawBuilder, sql } from 'kysely'

/** Whether the open task `k` is offered to the actor's role, at the actor's places or in the whole organization. */
export function offeredTo({ role, placeIds, personId }: Actor): RawBuilder<boolean> {
  if (role === 'customer') return sql<boolean>`false`
  const everywhere = placeIds.length === 0
  return sql<boolean>`k.open and k.role = ${role} and k.assignee_id is null
    and (${everywhere} or k.place_id is null or k.place_id = any(${placeIds}::uuid[]))
    and not coalesce(k.data->'declinedBy' ? ${personId}::text, false)`
}

/**
 * The condition under which an actor may see the row `w` of work_order, as `relationsOf` of the domain says it: the
 * office sees all, others what they reported, follow, handle or handled or might take, store staff the orders of their stores.
 * Every query of orders (lists, counts, changes, files) carries it, so a foreign id and a missing id answer alike.
 */
export function visibleTo(actor: Actor): RawBuilder<boolean> {
  const mine = sql<boolean>`w.org_id = ${actor.orgId}::uuid`
  if (may(actor, 'work_orders.all')) return mine
  const me = sql`${actor.personId}::uuid`
  const places = actor.role === 'store_staff' ? actor.placeIds : []
  return sql<boolean>`${mine} and (
    w.customer_id = ${me}
    or w.followers @> array[${me}]
    or w.store_id = any(${places}::uuid[])
    or exists (select from task k where k.org_id = w.org_id and k.work_order_id = w.id and (k.assignee_id = ${me} or (${offeredTo(actor)})))
  )`
}
