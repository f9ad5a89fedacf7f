import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Instant, type OrgId, ok, type PersonId, type Result, refuse } from '@field/domain/kernel'
import { applyEdits, type Edit, readDefinition, readEdits } from '@field/domain/workflow'
import type { Tx } from '../platform/database/transaction.ts'
import { namedBy } from './draft-reply.ts'
import { keepDraft } from './keep-draft.ts'
import { problemsOf } from './known.ts'
import { storable } from './storable.ts'
import { lockType, presentDraft, type TypeRow, typeOf } from './type-row.ts'

type Route = 'POST /work-types/:key/draft/edits'
type Editing = { readonly actor: Actor; readonly key: string; readonly body: Body<Route>; readonly now: Instant }

/**
 * Lays edits, made on revision `base`, over the draft as it is now, one designer after the other. What no longer fits
 * comes back as a conflict; what makes the definition unreadable is refused as a whole, with the path to it. Refuses
 * `version_conflict` for a base that there never was, and `not_writable` for the key of the work type.
 */
export async function editDraft(tx: Tx, { actor, key, body, now }: Editing): Promise<Result<Reply<Route>>> {
  const { orgId } = actor
  const read = readEdits(body.edits)
  if (!read.ok) return read
  const type = await lockType(tx, orgId, key)
  if (!type) return refuse('not_found', { path: 'key' })
  if (body.base > type.revision) return refuse('version_conflict', { path: 'base' })
  const present = await presentDraft(tx, type)
  const { definition, conflicts, applied } = applyEdits(present.definition, read.value)
  const readable = readDefinition(definition)
  if (!readable.ok) return readable
  if (definition.key !== key) return refuse('not_writable', { path: 'key' })
  const stored = storable([definition, applied], 'edits')
  if (!stored.ok) return stored
  const others = await editsSince(tx, orgId, type, body.base)
  const revision =
    applied.length === 0
      ? type.revision
      : await keepDraft(tx, { actor, type, definition, basedOn: present.basedOn, edits: applied, now })
  return ok({
    revision,
    definition,
    problems: [...(await problemsOf(tx, orgId, definition))],
    conflicts: [...conflicts],
    others: others.map(({ at: _, ...other }) => other),
  })
}

type Logged = Reply<'GET /work-types/:key/draft/edits'>['edits'][number]

async function editsSince(tx: Tx, orgId: OrgId, { id }: TypeRow, since: number): Promise<readonly Logged[]> {
  const rows = await tx
    .selectFrom('work_type_edit')
    .select(['revision', 'at', 'by', 'edits'])
    .where('org_id', '=', orgId)
    .where('work_type_id', '=', id)
    .where('revision', '>', since)
    .orderBy('revision')
    .execute()
  const named = await namedBy(
    tx,
    rows.map(({ by }) => by as PersonId | null),
  )
  return rows.map(({ revision, at, by, edits }) => ({
    revision,
    at,
    by: named(by as PersonId | null),
    edits: edits as Edit[],
  }))
}

/** What was edited since a revision, by whom, in order. */
export async function listEdits(
  tx: Tx,
  { orgId }: Actor,
  key: string,
  since: number,
): Promise<Result<Reply<'GET /work-types/:key/draft/edits'>>> {
  const type = await typeOf(tx, orgId, key)
  if (!type) return refuse('not_found', { path: 'key' })
  return ok({ revision: type.revision, edits: [...(await editsSince(tx, orgId, type, since))] })
}
