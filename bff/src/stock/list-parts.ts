import { asId, ok, type WorkOrderId } from '@field/domain/kernel'
import type { Handler } from '../platform/http/call.ts'
import { orderToPrice, piecePrice, plainOccasion, priceListAt, siteOf } from '../pricing/queries.ts'
import { partRow } from './part-row.ts'
import { findParts, holdingsOf, vanOf } from './queries.ts'

/** Parts that answer a search. Prices and distances are those of the work order's place, else of the actor's site. */
export const listParts: Handler<'GET /parts'> = async ({ tx, actor, query, now }) => {
  const { q, workOrderId, onVan, retired, limit = 50 } = query
  const order = workOrderId === undefined ? null : await orderToPrice(tx, actor, asId<WorkOrderId>(workOrderId))
  if (order && !order.ok) return order
  const [van, site] = await Promise.all([
    vanOf(tx, actor.orgId, actor.personId),
    siteOf(tx, actor.orgId, actor.personId),
  ])
  if (onVan && !van) return ok({ items: [] })
  const occasion = order?.value.occasion ?? plainOccasion(site?.territory ?? [], now)
  const [parts, list] = await Promise.all([
    findParts(tx, actor.orgId, {
      typed: q,
      model: order?.value.model ?? null,
      heldAt: onVan ? van?.id : undefined,
      van: van?.id ?? null,
      retired,
      limit,
    }),
    priceListAt(tx, actor.orgId, occasion.at),
  ])
  const ids = parts.map(({ id }) => id)
  const held = await holdingsOf(tx, actor.orgId, ids, van?.id ?? null)
  const asking = {
    typed: q,
    van: van?.id ?? null,
    model: order?.value.model ?? null,
    position: order?.value.position ?? site?.position ?? null,
  }
  const items = parts.map((part) => {
    const price = piecePrice(list, occasion, { kind: 'part', id: part.id }, part.category)
    return partRow(
      part,
      held.filter((one) => one.part === part.id),
      price,
      asking,
    )
  })
  return ok({ items })
}
