import type { OrgId, PersonId, WorkTypeVersionId } from '@field/domain/kernel'
import { checkDefinition, type Problem, type WorkTypeDefinition } from '@field/domain/workflow'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

/**
 * Publishes a definition as the next version of its work type, which it makes when there is none; running work orders
 * stay on theirs. An unsound definition is not published: the answer names every rule it breaks and where.
 */
export async function publish(
  tx: Tx,
  { orgId, definition, by }: { orgId: OrgId; definition: WorkTypeDefinition; by: PersonId | null },
): Promise<{ readonly versionId: WorkTypeVersionId } | { readonly problems: readonly Problem[] }> {
  const problems = checkDefinition(definition)
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
  await Promise.all([
    tx
      .insertInto('work_type_version')
      .values({
        org_id: orgId,
        id: versionId,
        work_type_id: type.id,
        number,
        definition: JSON.stringify(definition),
        published_by: by,
      })
      .execute(),
    tx
      .updateTable('work_type')
      .set({ published_version_id: versionId })
      .where('org_id', '=', orgId)
      .where('id', '=', type.id)
      .execute(),
  ])
  return { versionId }
}
