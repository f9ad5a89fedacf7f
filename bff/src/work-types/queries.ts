import { asId, ok, type Result, refuse, type WorkTypeVersionId } from '@field/domain/kernel'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import type { Tx } from '../platform/database/transaction.ts'
import { definitionOf } from './definitions.ts'

export { definitionOf, definitionsOf } from './definitions.ts'

export type Published = { readonly versionId: WorkTypeVersionId; readonly definition: WorkTypeDefinition }

/**
 * The version of a work type that new work orders run on. Without a key: the organization's only one. Refuses
 * `not_found` for an unknown key, `work_type_unpublished`, and `required` when there are several to choose from.
 */
export async function publishedDefinition(tx: Tx, key?: string): Promise<Result<Published>> {
  const types = await tx.selectFrom('work_type').select(['key', 'published_version_id']).orderBy('key').execute()
  const published = types.filter((one) => one.published_version_id !== null)
  const wanted = key === undefined ? published : types.filter((one) => one.key === key)
  if (wanted.length > 1) return refuse('required', { path: 'workType' })
  const [type] = wanted
  if (!type) return key === undefined ? refuse('work_type_unpublished') : refuse('not_found', { path: 'workType' })
  if (type.published_version_id === null) return refuse('work_type_unpublished', { path: 'workType' })
  const versionId = asId<WorkTypeVersionId>(type.published_version_id)
  return ok({ versionId, definition: await definitionOf(tx, versionId) })
}
