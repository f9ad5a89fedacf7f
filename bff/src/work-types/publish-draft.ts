import type { Actor } from '@field/domain/access'
import {
  asId,
  type Instant,
  ok,
  type Result,
  refuse,
  type WorkTypeId,
  type WorkTypeVersionId,
} from '@field/domain/kernel'
import type { Problem, WorkTypeDefinition } from '@field/domain/workflow'
import type { Tx } from '../platform/database/transaction.ts'
import { rooms, tell } from '../platform/live/tell.ts'
import { definitionOf } from './definitions.ts'
import { problemsOf } from './known.ts'
import { type NewVersion, publish } from './publish.ts'
import { lockType, presentDraft, type TypeRow } from './type-row.ts'

type Publishing = {
  readonly actor: Actor
  readonly key: string
  readonly revision: number
  readonly note: string | undefined
  readonly now: Instant
}

/** The version that the draft has become; open orders may now go over to it. */
export type Published = NewVersion & { readonly typeId: WorkTypeId; readonly definition: WorkTypeDefinition }

/**
 * Makes the draft the next version. A draft that has become a version already gives that version again, so that a
 * publication that was cut short can be asked for anew. Refuses `version_conflict` when the draft has moved on, and
 * `wrong_state` when there is none.
 */
export async function publishDraft(
  tx: Tx,
  publishing: Publishing,
): Promise<Result<Published | { readonly problems: readonly Problem[] }>> {
  const { actor, key, revision, note } = publishing
  const { orgId, personId } = actor
  const type = await lockType(tx, orgId, key)
  if (!type) return refuse('not_found', { path: 'key' })
  const before = await versionOfDraft(tx, actor, type, revision)
  if (before) return ok(before)
  if (type.revision !== revision) return refuse('version_conflict', { path: 'revision' })
  if (!type.draft) return refuse('wrong_state', { path: 'revision' })
  const { definition } = await presentDraft(tx, type)
  const problems = await problemsOf(tx, orgId, definition)
  const made = await publish(tx, { orgId, definition, by: personId, problems, draftRevision: revision, note })
  if ('problems' in made) return ok(made)
  await Promise.all([
    tx
      .updateTable('work_type_draft')
      .set({ definition: null, based_on: null })
      .where('org_id', '=', orgId)
      .where('work_type_id', '=', type.id)
      .execute(),
    tell(tx, { orgId, rooms: [rooms.design(orgId, key)], event: 'design', data: { key, revision } }),
  ])
  return ok({ ...made, typeId: type.id, definition })
}

async function versionOfDraft(tx: Tx, { orgId }: Actor, type: TypeRow, revision: number): Promise<Published | null> {
  const row = await tx
    .selectFrom('work_type_version')
    .select(['id', 'number'])
    .where('org_id', '=', orgId)
    .where('work_type_id', '=', type.id)
    .where('draft_revision', '=', revision)
    .executeTakeFirst()
  // Only the newest may be gone on with: orders do not go back to an older one.
  if (!row || type.draft || row.id !== type.published?.versionId) return null
  const versionId = asId<WorkTypeVersionId>(row.id)
  return { versionId, number: row.number, typeId: type.id, definition: await definitionOf(tx, versionId) }
}
