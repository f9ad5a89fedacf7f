import { ok, refuse } from '@field/domain/kernel'
import { fileLinks } from '../files/queries.ts'
import type { Handler } from '../platform/http/call.ts'
import { evidenceOf } from './files.ts'
import { findDispute } from './find.ts'
import { seesAll, wholeOf } from './view.ts'

/** A dispute with its evidence: all files of the order for those who judge, the own and the added ones for its parties. */
export const showDispute: Handler<'GET /disputes/:id'> = async ({ tx, world, actor, params, now }) => {
  const kept = await findDispute(tx, actor, params.id)
  if (!kept) return refuse('not_found')
  const files = await evidenceOf(tx, kept.id, kept.workOrderId)
  const all = seesAll(actor, kept.dispute)
  const evidence = files
    .filter(({ by, added }) => all || added || by === actor.personId)
    .map(({ by: _, hasThumbnail, ...file }) => ({
      ...file,
      ...fileLinks(world.config, now, { orgId: actor.orgId, id: file.id, hasThumbnail }),
    }))
  return ok({ ...wholeOf(kept, actor, now), attached: files.length, evidence })
}
