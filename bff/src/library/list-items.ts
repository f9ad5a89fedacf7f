import { asId, ok, type WorkOrderId } from '@field/domain/kernel'
import type { Handler } from '../platform/http/call.ts'
import { orderToPrice, piecePrice, plainOccasion, priceListAt, siteOf } from '../pricing/queries.ts'
import { matchRanges, retiredParts } from '../stock/queries.ts'
import { findItems } from './find-items.ts'
import { inUse, namedPart, partsNamed } from './part-names.ts'
import { here, notOfferedIn, overridesAt, scopesOfActor, scopesOfOrder } from './scopes.ts'

/** Service items that answer a search, as they hold at the work order's place, else at the actor's site, with the price there. */
export const listServiceItems: Handler<'GET /service-items'> = async ({ tx, actor, query, now }) => {
  const { orgId } = actor
  const { q, workOrderId, retired = false, limit = 50 } = query
  const order = workOrderId === undefined ? null : await orderToPrice(tx, actor, asId<WorkOrderId>(workOrderId))
  if (order && !order.ok) return order
  const [site, scopes] = await Promise.all([
    order ? null : siteOf(tx, orgId, actor.personId),
    workOrderId === undefined ? scopesOfActor(tx, actor) : scopesOfOrder(tx, orgId, workOrderId),
  ])
  const occasion = order?.value.occasion ?? plainOccasion(site?.territory ?? [], now)
  const overrides = await overridesAt(tx, orgId, scopes)
  const [found, list, gone] = await Promise.all([
    findItems(tx, orgId, { typed: q, except: retired ? [] : notOfferedIn(overrides), retired, limit }),
    priceListAt(tx, orgId, occasion.at),
    retiredParts(tx, orgId),
  ])
  const items = found.map((item) => {
    const at = here(item, overrides)
    return { ...item, at: { ...at, parts: inUse(at.parts, gone) } }
  })
  const parts = await partsNamed(
    tx,
    orgId,
    items.map(({ at }) => at.parts),
  )
  return ok({
    items: items.map(({ id, code, category, version, at: { label, minutes, hints, path, parts: required } }) => ({
      id,
      code,
      name: label,
      minutes,
      price: piecePrice(list, occasion, { kind: 'service_item', id }, category),
      hint: hints[0] ?? null,
      requiredParts: required.map(({ partId }) => partId),
      match: matchRanges(label['zh-CN'], q),
      path: [...path],
      hints: [...hints],
      parts: required.map((part) => namedPart(part, parts)),
      version,
    })),
  })
}
