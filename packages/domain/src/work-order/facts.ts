import type { ConditionFacts } from '../condition/index.ts'
import type { WorkOrder } from './state.ts'

/**
 * What conditions may read: all answers so far, later ones over earlier, without those of work that was not needed, and
 * the order's own attributes.
 */
export function factsOf(order: WorkOrder, given: ConditionFacts = {}): ConditionFacts {
  const { status, urgent, source, title, address, tags } = order
  const answer = { ...order.report }
  for (const task of order.tasks)
    if (task.state !== 'skipped' && task.state !== 'cancelled') Object.assign(answer, task.answers)
  const links = {
    customer_id: order.customerId,
    store_id: order.storeId,
    site_id: order.siteId,
    asset_id: order.assetId,
    territory_id: order.territoryId,
  }
  return { ...given, answer, order: { status, urgent, source, title, address, tags, ...links } }
}
