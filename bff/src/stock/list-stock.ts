import { asId, ok, type StockLocationId } from '@field/domain/kernel'
import type { Handler } from '../platform/http/call.ts'
import { stockLines, stockLocations } from './queries.ts'

/** Every place of stock and what lies there, or of one place only. */
export const listStock: Handler<'GET /stock'> = async ({ tx, actor, query }) => {
  const only = query.locationId === undefined ? undefined : asId<StockLocationId>(query.locationId)
  const [locations, items] = await Promise.all([stockLocations(tx, actor.orgId), stockLines(tx, actor.orgId, only)])
  return ok({ locations: [...locations], items: [...items] })
}
