import type { WorkTypeVersionId } from '@field/domain/kernel'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import type { Tx } from '../platform/database/transaction.ts'

// A published version never changes, so what was read once holds for the life of the process.
const known = new Map<WorkTypeVersionId, WorkTypeDefinition>()
const mostKnown = 500

function remember(id: WorkTypeVersionId, definition: WorkTypeDefinition): WorkTypeDefinition {
  const [oldest] = known.keys()
  if (known.size >= mostKnown && oldest) known.delete(oldest)
  known.set(id, definition)
  return definition
}

/** The published definition of that version, from memory after the first time. Throws when there is none. */
export async function definitionOf(tx: Tx, id: WorkTypeVersionId): Promise<WorkTypeDefinition> {
  const there = known.get(id)
  if (there) return there
  const row = await tx
    .selectFrom('work_type_version')
    .select('definition')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return remember(id, row.definition as WorkTypeDefinition)
}

/** The definitions of several versions at once, by version. */
export async function definitionsOf(
  tx: Tx,
  ids: readonly WorkTypeVersionId[],
): Promise<ReadonlyMap<WorkTypeVersionId, WorkTypeDefinition>> {
  const distinct = [...new Set(ids)]
  return new Map(await Promise.all(distinct.map(async (id) => [id, await definitionOf(tx, id)] as const)))
}
