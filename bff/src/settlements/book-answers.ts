import { type Fen, fen, isFen, negateFen, ok, type Result, refuse, subtractFen } from '@field/domain/kernel'
import { factsOf } from '@field/domain/work-order'
import type { Tx } from '../platform/database/transaction.ts'
import type { Saved } from '../platform/hooks.ts'
import type { World } from '../platform/world.ts'
import { recount } from './correct.ts'
import { liveSettlement } from './kept.ts'
import { keepPrepayment, prepaidFor } from './prepaid.ts'
import { stillOpen } from './prepayments.ts'

/**
 * Books what the work type's nodes were told of money paid in advance. A node that is passed again books the difference,
 * so that its newest answer stands. Refuses `already_settled` when what it would be netted in was confirmed.
 */
export async function bookAnswers(
  tx: Tx,
  world: World,
  { definition, after, entries, actor }: Saved,
): Promise<Result<null>> {
  for (const { event } of entries) {
    if (event.kind !== 'action_due' || event.action.action !== 'prepayment') continue
    const answer = factsOf(after).answer?.[event.action.field]
    if (typeof answer !== 'number' || !isFen(answer) || answer < 0) continue
    const [booked, prepaid, live] = await Promise.all([
      prepaidFor(tx, after.orgId, after.id, event.node),
      prepaidFor(tx, after.orgId, after.id),
      liveSettlement(tx, after.orgId, after.id),
    ])
    const amount = atLeast(negateFen(prepaid), subtractFen(fen(answer), booked))
    if (amount === 0) continue
    if (!stillOpen(live)) return refuse('already_settled')
    const why = { by: actor?.personId ?? null, at: world.clock.now() }
    const of = { workOrderId: after.id, amount, method: 'other', node: event.node, ...why } as const
    await keepPrepayment(tx, after.orgId, of)
    const order = { definition, order: after }
    const again = live ? await recount(tx, world, order, live, { reason: 'prepayment', ...why }) : ok(null)
    if (!again.ok) return again
  }
  return ok(null)
}

const atLeast = (least: Fen, amount: Fen): Fen => (amount < least ? least : amount)
