import { asId, ok, type WorkOrderId } from '@field/domain/kernel'
import type { Handler } from '../platform/http/call.ts'
import { orderToPrice, piecePrice, plainOccasion, priceListAt, siteOf } from '../pricing/queries.ts'
import { matchRanges } from './match-ranges.ts'
import { findServiceItems } from './queries.ts'

/** Service items that answer a search, with their price at the work order's place, else at the actor's site. */
export const listServiceItems: Handler<'GET /service-items'> = async ({ tx, actor, query, now }) => {
  const { q, workOrderId, limit = 50 } = query
  const order = workOrderId === undefined ? null : await orderToPrice(tx, actor, asId<WorkOrderId>(workOrderId))
  if (order && !order.ok) return order
  const site = order ? null : await siteOf(tx, actor.orgId, actor.personId)
  const occasion = order?.value.occasion ?? plainOccasion(site?.territory ?? [], now)
  const [items, list] = await Promise.all([
    findServiceItems(tx, actor.orgId, { typed: q, limit }),
    priceListAt(tx, actor.orgId, occasion.at),
  ])
  return ok({
    items: items.map(({ id, code, name, category, minutes, hint, requiredParts }) => ({
      id,
      code,
      name,
      minutes,
      price: piecePrice(list, occasion, { kind: 'service_item', id }, category),
      hint,
      requiredParts: [...requiredParts],
      match: matchRanges(name['zh-CN'], q),
    })),
  })
}
