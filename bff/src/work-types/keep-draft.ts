import type { Actor } from '@field/domain/access'
import type { Instant } from '@field/domain/kernel'
import type { Edit, WorkTypeDefinition } from '@field/domain/workflow'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { rooms, tell } from '../platform/live/tell.ts'
import type { TypeRow } from './type-row.ts'

type Keeping = {
  readonly actor: Actor
  readonly type: Pick<TypeRow, 'id' | 'key' | 'revision'>
  /** Null takes the draft away. */
  readonly definition: WorkTypeDefinition | null
  readonly basedOn: number | null
  /** What made it so, for those who have an earlier revision before them. */
  readonly edits: readonly Edit[]
  readonly now: Instant
}

/** Stores the draft of a locked work type as its next revision, with the edits that made it, and tells who is at it. */
export async function keepDraft(tx: Tx, keeping: Keeping): Promise<number> {
  const { actor, type, definition, basedOn, edits, now } = keeping
  const { orgId, personId } = actor
  const revision = type.revision + 1
  const text = definition === null ? null : JSON.stringify(definition)
  await Promise.all([
    sql`insert into work_type_draft (org_id, work_type_id, revision, definition, based_on, updated_at, updated_by)
      values (${orgId}::uuid, ${type.id}::uuid, ${revision}, ${text}::jsonb, ${basedOn}::integer, ${time(now)}, ${personId}::uuid)
      on conflict (org_id, work_type_id) do update set revision = excluded.revision, definition = excluded.definition,
        based_on = excluded.based_on, updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(tx),
    tx
      .insertInto('work_type_edit')
      .values({
        org_id: orgId,
        work_type_id: type.id,
        revision,
        at: time(now),
        by: personId,
        edits: JSON.stringify(edits),
      })
      .execute(),
    tell(tx, { orgId, rooms: [rooms.design(orgId, type.key)], event: 'design', data: { key: type.key, revision } }),
  ])
  return revision
}
