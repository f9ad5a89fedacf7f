import type { Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { type Fen, fen, subtractFen } from '@field/domain/kernel'
import type { WorkOrder } from '@field/domain/work-order'
import type { Sheet } from './count-sheet.ts'
import type { KeptSettlement, KeptShare } from './kept.ts'
import { partiesOf } from './parties.ts'
import { rewardView } from './reward-view.ts'

type SettlementView = Reply<'GET /work-orders/:id/settlement'>

/** A settlement before it is cut to its viewer, kept or counted just now. */
export type Shown = Pick<
  SettlementView,
  'state' | 'pricedAt' | 'totalFen' | 'prepaidFen' | 'lines' | 'corrected' | 'rewards'
> & {
  readonly shares: readonly KeptShare[]
}

export const shownKept = ({
  state,
  pricedAt,
  total,
  prepaid,
  reason,
  lines,
  shares,
  rewards,
}: KeptSettlement): Shown => ({
  state,
  pricedAt,
  totalFen: total,
  prepaidFen: prepaid,
  corrected: reason,
  lines: [...lines],
  rewards: [...rewards],
  shares,
})

/** What is counted before the settlement falls due: an estimate until the work begins, then a draft. */
export function shownCounted(order: WorkOrder, { lines, counted, estimates, rewards }: Sheet): Shown {
  const begun = order.tasks.some(({ arrivedAt }) => arrivedAt !== null)
  const who = partiesOf(counted.shares, order)
  return {
    state: begun ? 'draft' : 'estimate',
    pricedAt: order.createdAt,
    totalFen: counted.total,
    prepaidFen: counted.prepayment,
    corrected: null,
    lines: [...lines],
    rewards: rewards.map(rewardView),
    shares: counted.shares.map(({ role, party, amount, parts }) => {
      const { person_id: personId, place_id: placeId } = who(party)
      return { role, personId, placeId, amount, estimate: estimates.get(party) ?? null, steps: parts }
    }),
  }
}

/** The same as one person may see it: the own share, and all shares only for those who see settlements at large. */
export function settlementView(
  order: WorkOrder,
  shown: Shown,
  actor: Actor,
  { mayOverride, limit }: { readonly mayOverride: boolean; readonly limit: Fen | null },
): SettlementView {
  const { shares, ...rest } = shown
  const shareView = ({ role, personId, amount, steps }: KeptShare) => ({
    role,
    mine: personId === actor.personId,
    amountFen: amount,
    steps,
  })
  const own = shares.find(({ personId }) => personId === actor.personId)
  return {
    workOrderId: order.id,
    number: order.number,
    ...rest,
    dueFen: subtractFen(fen(rest.totalFen), fen(rest.prepaidFen)),
    limitFen: limit,
    own: own ? { amountFen: own.amount, estimateFen: own.estimate, share: shareView(own) } : null,
    shares: may(actor, 'settlements.all') ? shares.map(shareView) : null,
    mayOverride,
  }
}
