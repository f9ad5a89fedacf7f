import { type Instant, type OrgId, ok, type PersonId, type Result, refuse } from '@field/domain/kernel'
import { amountOf, countingVotes, type Dispute } from '@field/domain/settlement'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import {
  isDisputed,
  type KeptSettlement,
  keepOverride,
  liveSettlement,
  recount,
  takeStep,
} from '../settlements/queries.ts'
import { type Loaded, tellChanged } from '../work-orders/queries.ts'
import { type KeptDispute, stateOf } from './kept.ts'

/** How a dispute ends: as it stands after, by whom (nobody where time did it), and when. */
export type Ending = { readonly after: Dispute; readonly by: PersonId | null; readonly at: Instant }

/**
 * Ends a dispute of a locked order and carries out what was decided: another amount is kept with its reason and the
 * settlement counted anew; otherwise it goes on to its review. While another line of it is disputed it stays held.
 */
export async function endDispute(
  tx: Tx,
  world: World,
  loaded: Loaded,
  kept: KeptDispute,
  { after, by, at }: Ending,
): Promise<Result<null>> {
  const { orgId, id: workOrderId } = loaded.order
  await tx
    .updateTable('dispute')
    .set({
      state: stateOf(after),
      decision: after.decision && JSON.stringify(after.decision),
      ended_at: time(at),
      lapses_at: null,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', kept.id)
    .execute()
  if (after.subject.kind !== 'settlement_line') return ok(null)
  const live = await liveSettlement(tx, orgId, workOrderId)
  if (!live) return ok(null)
  const amount = after.decision && after.decision.judgement.kind !== 'reject' ? decided(after) : null
  const line = live.lines.find(({ id }) => id === after.subject.line)
  if (amount !== null && !line) return refuse('line_unknown', { path: 'line' })
  if (amount === null || amount === line?.amountFen) return release(tx, orgId, live, loaded, { by, at })
  const reason = wordsOf(after)
  await keepOverride(tx, orgId, {
    workOrderId,
    line: after.subject.line,
    amount,
    reason,
    by: null,
    disputeId: kept.id,
    at,
  })
  const made = await recount(tx, world, loaded, live, { reason, by, at })
  if (!made.ok) return made
  return (await isDisputed(tx, orgId, workOrderId)) ? hold(tx, orgId, made.value, { by, at }) : ok(null)
}

const decided = (dispute: Dispute) => (dispute.decision ? amountOf(dispute, dispute.decision.judgement) : null)

type Who = Omit<Ending, 'after'>

/** Lets the settlement go on to its review, unless it was paid or another line of it is disputed. */
async function release(tx: Tx, orgId: OrgId, live: KeptSettlement, { order }: Loaded, who: Who): Promise<Result<null>> {
  if (live.state !== 'disputed' || (await isDisputed(tx, orgId, order.id))) return ok(null)
  const moved = await takeStep(tx, orgId, live, { action: 'resolve', ...who })
  await tellChanged(tx, null, order)
  return moved.ok ? ok(null) : moved
}

async function hold(tx: Tx, orgId: OrgId, live: Pick<KeptSettlement, 'id' | 'state'>, who: Who): Promise<Result<null>> {
  const moved = await takeStep(tx, orgId, live, { action: 'dispute', ...who })
  return moved.ok ? ok(null) : moved
}

/** Why the amount is what it is now: what those said whose judgement holds, else what was wanted. */
function wordsOf(dispute: Dispute): string {
  const amount = decided(dispute)
  const said = countingVotes(dispute).filter(({ judgement }) => amountOf(dispute, judgement) === amount)
  return (said.map(({ words }) => words).join('；') || dispute.words).slice(0, 500)
}
