import type { Fen } from '@field/domain/kernel'
import type { WorkOrder } from '@field/domain/work-order'
import type { Tx } from '../platform/database/transaction.ts'
import { approvedLimit } from '../pricing/queries.ts'

/** What the customer approved for an order, where a total is above it; null where it is not, or where nobody was asked. */
export async function limitExceeded(
  tx: Tx,
  { orgId, id }: Pick<WorkOrder, 'orgId' | 'id'>,
  total: Fen,
): Promise<Fen | null> {
  const limit = await approvedLimit(tx, orgId, id)
  return limit !== null && total > limit ? limit : null
}
