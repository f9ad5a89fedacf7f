import type { OrgId, PersonId, WorkTypeVersionId } from '@field/domain/kernel'
import { checkDefinition, type Problem, type WorkTypeDefinition } from '@field/domain/workflow'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

type Publishing = {
  readonly orgId: OrgId
  readonly definition: WorkTypeDefinition
  readonly by: PersonId | null
  /** What was found already by a check that knows the organization; left out, the definition is judged by itself. */
  readonly problems?: readonly Problem[]
  readonly draftRevision?: number
  readonly note?: string | undefined
}

export type NewVersion = { readonly versionId: WorkTypeVersionId; readonly number: number }

/**
 * Publishes a definition as the next version of its work type, which it makes when there is none; running work orders
 * stay on theirs. An unsound definition is not published: the answer names every rule it breaks and where.
 */
export async function publish(
  tx: Tx,
  { orgId, definition, by, problems = checkDefinition(definition), draftRevision, note }: Publishing,
): Promise<NewVersion | { readonly problems: readonly Problem[] }> {
  if (problems.length > 0) return { problems }
  await tx
    .insertInto('work_type')
    .values({ org_id: orgId, id: newId(), key: definition.key })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const type = await tx
    .selectFrom('work_type')
    .select('id')
    .where('org_id', '=', orgId)
    .where('key', '=', definition.key)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const versionId = newId<WorkTypeVersionId>()
  const number = sql<number>`(select coalesce(max(number), 0) + 1 from work_type_version where work_type_id = ${type.id})`
  const [inserted] = await Promise.all([
    tx
      .insertInto('work_type_version')
      .values({
        org_id: orgId,
        id: versionId,
        work_type_id: type.id,
        number,
        definition: JSON.stringify(definition),
        published_by: by,
        draft_revision: draftRevision ?? null,
        note: note ?? null,
      })
      .returning('number')
      .executeTakeFirstOrThrow(),
    tx
      .updateTable('work_type')
      .set({ published_version_id: versionId })
      .where('org_id', '=', orgId)
      .where('id', '=', type.id)
      .execute(),
  ])
  return { versionId, number: inserted.number }
}
