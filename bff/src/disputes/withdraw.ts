import { ok, refuse } from '@field/domain/kernel'
import { withdrawDispute } from '@field/domain/settlement'
import type { Handler } from '../platform/http/call.ts'
import { lockOrderOf } from '../work-orders/queries.ts'
import { endDispute } from './end.ts'
import { findDispute } from './find.ts'
import { lockDispute } from './kept.ts'
import { membersIn, tellOf } from './tell.ts'

/** Takes one's own dispute back while nothing is decided; what it held goes on. Those who would have judged are told. */
export const withdraw: Handler<'POST /disputes/:id/withdraw'> = async ({ tx, world, actor, params, now }) => {
  const { orgId, personId } = actor
  const found = await findDispute(tx, actor, params.id)
  const loaded = found && (await lockOrderOf(tx, orgId, found.workOrderId))
  const kept = loaded && (await lockDispute(tx, orgId, params.id))
  if (!loaded || !kept) return refuse('not_found')
  const after = withdrawDispute(kept.dispute, personId, now)
  if (!after.ok) return after
  const ended = await endDispute(tx, world, loaded, kept, { after: after.value, by: personId, at: now })
  if (!ended.ok) return ended
  const departments = kept.dispute.reviewers.map(({ department }) => department)
  await tellOf(tx, world, { orgId, by: personId, now }, kept, 'withdrawn', await membersIn(tx, orgId, departments))
  return ok({ id: kept.id, state: 'withdrawn' })
}
