import { ok, refuse } from '@field/domain/kernel'
import type { Handler } from '../platform/http/call.ts'
import { approvedLimit } from '../pricing/queries.ts'
import { loadOrder } from '../work-orders/queries.ts'
import { liveSettlement } from './kept.ts'
import { mayOverride } from './may-override.ts'
import { maySeeAmounts } from './may-see-amounts.ts'
import { sheetOf } from './sheet-of.ts'
import { settlementView, shownCounted, shownKept } from './view.ts'

/**
 * What an order costs and why, each viewer's part of it. Before the settlement is made it is counted from the present
 * tasks. A follower of somebody else's order sees no amounts; an order that ended without work has none.
 */
export const showSettlement: Handler<'GET /work-orders/:id/settlement'> = async ({ tx, actor, params }) => {
  const loaded = await loadOrder(tx, actor, params.id)
  if (!loaded) return refuse('not_found')
  const { order, definition } = loaded
  if (!maySeeAmounts(actor, order)) return refuse('not_permitted')
  const kept = await liveSettlement(tx, order.orgId, order.id)
  const limit = await approvedLimit(tx, order.orgId, order.id)
  const more = { mayOverride: mayOverride(actor, loaded, kept).ok, limit }
  if (kept) return ok(settlementView(order, shownKept(kept), actor, more))
  if (order.status === 'cancelled' || order.status === 'cannot_complete') return refuse('not_settleable')
  const counted = await sheetOf(tx, definition, order)
  return counted.ok ? ok(settlementView(order, shownCounted(order, counted.value.sheet), actor, more)) : counted
}
