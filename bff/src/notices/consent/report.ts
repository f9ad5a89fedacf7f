import { ok } from '@field/domain/kernel'
import type { Handler } from '../../platform/http/call.ts'
import { libraryOf, noticeOf } from '../library.ts'
import { consentsOf } from '../queries.ts'
import { grant } from './grant.ts'

/** Counts what the phone says was accepted; ids that are none of ours are passed over. A refusal takes nothing away. */
export const reportConsents: Handler<'POST /consents'> = async ({ world, tx, actor, body: { answers, at }, now }) => {
  const library = libraryOf(world.config)
  const known = Object.keys(answers)
    .filter((id) => noticeOf(library, id))
    .toSorted()
  for (const templateId of known) {
    if (answers[templateId]?.startsWith('accept')) {
      await grant(tx, { orgId: actor.orgId, personId: actor.personId, templateId }, 'phone', { at, now })
    }
  }
  const remaining = await consentsOf(tx, actor)
  return ok({ items: known.map((templateId) => ({ templateId, remaining: remaining.get(templateId) ?? 0 })) })
}
