import { fen } from '@field/domain/kernel'
import { needsTwoPeople } from '@field/domain/settlement'
import type { WorkOrder } from '@field/domain/work-order'
import type { Tx } from '../platform/database/transaction.ts'
import type { Sheet } from './count-sheet.ts'
import { limitExceeded } from './limit-exceeded.ts'
import { twoPeopleFromOf } from './settings.ts'

/**
 * Whether the work type's rule may confirm a settlement by itself: up to its own limit, computed throughout, below the
 * amount that takes two people, and no more than the customer approved.
 */
export async function confirmedByRule(
  tx: Tx,
  order: Pick<WorkOrder, 'orgId' | 'id'>,
  { counted: { total, needsReview } }: Pick<Sheet, 'counted'>,
  upTo: number,
): Promise<boolean> {
  if (total > fen(upTo) || needsReview) return false
  const twoPeopleFrom = await twoPeopleFromOf(tx, order.orgId)
  if (needsTwoPeople({ total, twoPeopleFrom })) return false
  return (await limitExceeded(tx, order, total)) === null
}
