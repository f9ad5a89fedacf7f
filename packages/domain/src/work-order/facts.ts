import type { ConditionFacts } from '../condition/index.ts'
import type { WorkOrder } from './state.ts'

/** What conditions may read: all answers so far, later ones over earlier, and the order's own attributes. */
export function factsOf(order: WorkOrder, given: ConditionFacts = {}): ConditionFacts {
  const { status, urgent, source, title, address } = order
  const answer = Object.assign({}, order.report, ...order.tasks.map((task) => task.answers))
  const links = {
    customer_id: order.customerId,
    store_id: order.storeId,
    asset_id: order.assetId,
    territory_id: order.territoryId,
  }
  return { ...given, answer, order: { status, urgent, source, title, address, ...links } }
}
