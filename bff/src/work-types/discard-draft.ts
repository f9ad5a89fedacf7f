import type { Actor } from '@field/domain/access'
import { type Instant, ok, type Result, refuse } from '@field/domain/kernel'
import type { Edit } from '@field/domain/workflow'
import type { Tx } from '../platform/database/transaction.ts'
import { definitionOf } from './definitions.ts'
import { keepDraft } from './keep-draft.ts'
import { lockType } from './type-row.ts'

/**
 * Throws the draft away. For who has it before them that is one edit, back to the published version; a work type that
 * was never published is gone. Without a draft nothing changes.
 */
export async function discardDraft(tx: Tx, actor: Actor, key: string, now: Instant): Promise<Result<object>> {
  const type = await lockType(tx, actor.orgId, key)
  if (!type) return refuse('not_found', { path: 'key' })
  const { draft, published } = type
  if (!draft) return ok({})
  const edits: Edit[] = published
    ? [{ op: 'set', path: [], value: await definitionOf(tx, published.versionId), was: draft.definition }]
    : []
  await keepDraft(tx, { actor, type, definition: null, basedOn: null, edits, now })
  return ok({})
}
