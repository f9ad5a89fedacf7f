import { ok, refuse } from '@field/domain/kernel'
import { isOpenDispute } from '@field/domain/settlement'
import type { Handler } from '../platform/http/call.ts'
import { addFiles } from './files.ts'
import { findDispute } from './find.ts'

/** Adds files to an open dispute, by whoever may see it. Refuses `wrong_state` once it has ended. */
export const addEvidence: Handler<'POST /disputes/:id/files'> = async ({ tx, actor, params, body, now }) => {
  const kept = await findDispute(tx, actor, params.id)
  if (!kept) return refuse('not_found')
  if (!isOpenDispute(kept.dispute)) return refuse('wrong_state')
  const { id, workOrderId } = kept
  const added = await addFiles(tx, actor, { id, workOrderId, now }, body.files)
  return added.ok ? ok({ id, count: body.files.length }) : added
}
