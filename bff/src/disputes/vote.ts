import type { Body } from '@field/contract'
import { fen, ok, type Result, refuse } from '@field/domain/kernel'
import { chair, type Judgement, voteOn, waitsForChair } from '@field/domain/settlement'
import { time } from '../platform/database/time.ts'
import type { Handler } from '../platform/http/call.ts'
import { lockOrderOf } from '../work-orders/queries.ts'
import { endDispute } from './end.ts'
import { findDispute } from './find.ts'
import { judges, lockDispute, stateOf } from './kept.ts'
import { membersIn, partiesTo, tellOf } from './tell.ts'

/**
 * Judges for the department of one's role. A later vote of the same department takes the place of the earlier, which is
 * kept. The last that was missing decides, and what was decided is carried out in the same transaction. Refuses as
 * `voteOn` does, and what counting the settlement anew refuses.
 */
export const vote: Handler<'POST /disputes/:id/votes'> = async ({ tx, world, actor, params, body, now }) => {
  const { orgId, personId, role } = actor
  const found = await findDispute(tx, actor, params.id)
  const loaded = found && (await lockOrderOf(tx, orgId, found.workOrderId))
  const kept = loaded && (await lockDispute(tx, orgId, params.id))
  if (!loaded || !kept) return refuse('not_found')
  if (!judges(kept.dispute, role)) return refuse('not_permitted')
  const judgement = judgementFrom(body)
  if (!judgement.ok) return judgement
  const words = body.words.trim()
  const cast = { by: personId, department: role, at: now, judgement: judgement.value, words }
  const after = voteOn(kept.dispute, cast)
  if (!after.ok) return after
  await tx
    .insertInto('dispute_vote')
    .values({
      org_id: orgId,
      dispute_id: kept.id,
      number: after.value.votes.length,
      by: personId,
      department: role,
      at: time(now),
      judgement: JSON.stringify(judgement.value),
      words,
    })
    .execute()
  const telling = { orgId, by: personId, now }
  if (stateOf(after.value) === 'open') {
    if (waitsForChair(after.value, now))
      await tellOf(tx, world, telling, kept, 'chair', await membersIn(tx, orgId, [chair]))
    return ok({ id: kept.id, state: 'open' })
  }
  const ended = await endDispute(tx, world, loaded, kept, { after: after.value, by: personId, at: now })
  if (!ended.ok) return ended
  await tellOf(tx, world, telling, kept, 'decided', await partiesTo(tx, orgId, kept))
  return ok({ id: kept.id, state: stateOf(after.value) })
}

/** Refuses `amount_invalid` for an adjustment without an amount. */
function judgementFrom({ judgement, amountFen = null }: Body<'POST /disputes/:id/votes'>): Result<Judgement> {
  if (judgement !== 'adjust') return ok({ kind: judgement })
  return amountFen === null
    ? refuse('amount_invalid', { path: 'amountFen' })
    : ok({ kind: 'adjust', amount: fen(amountFen) })
}
