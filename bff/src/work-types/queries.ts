import { asId, ok, type Result, refuse, type WorkTypeVersionId } from '@field/domain/kernel'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import type { Tx } from '../platform/database/transaction.ts'
import { definitionOf, definitionsOf } from './definitions.ts'

export { definitionsOf } from './definitions.ts'
export { type Updated, updatedAt } from './updated.ts'

export type Published = { readonly versionId: WorkTypeVersionId; readonly definition: WorkTypeDefinition }

/** A work type of the organization by its key, with its published version, null before there is one. */
export type PublishedType = { readonly key: string; readonly published_version_id: string | null }

export const workTypes = (tx: Tx): Promise<readonly PublishedType[]> =>
  tx.selectFrom('work_type').select(['key', 'published_version_id']).orderBy('key').execute()

/**
 * The version of a work type that new work orders run on. Without a key: the organization's only one. Refuses
 * `not_found` for an unknown key, `work_type_unpublished`, and `required` when there are several to choose from.
 * `known`: the work types, when they were asked for already.
 */
export async function publishedDefinition(
  tx: Tx,
  key?: string,
  known?: readonly PublishedType[],
): Promise<Result<Published>> {
  const types = known ?? (await workTypes(tx))
  const published = types.filter((one) => one.published_version_id !== null)
  const wanted = key === undefined ? published : types.filter((one) => one.key === key)
  if (wanted.length > 1) return refuse('required', { path: 'workType' })
  const [type] = wanted
  if (!type) return key === undefined ? refuse('work_type_unpublished') : refuse('not_found', { path: 'workType' })
  if (type.published_version_id === null) return refuse('work_type_unpublished', { path: 'workType' })
  const versionId = asId<WorkTypeVersionId>(type.published_version_id)
  return ok({ versionId, definition: await definitionOf(tx, versionId) })
}

/** The definitions that new work orders run on, of every published work type, by key. */
export async function publishedDefinitions(tx: Tx): Promise<readonly WorkTypeDefinition[]> {
  const versions = (await workTypes(tx)).flatMap(({ published_version_id: id }) => id ?? [])
  return [
    ...(
      await definitionsOf(
        tx,
        versions.map((id) => asId<WorkTypeVersionId>(id)),
      )
    ).values(),
  ]
}
