import { type Recognised, recognise, recogniseThreshold, type Vocabulary, vocabularyOf } from '@field/domain/automation'
import type { OrgId } from '@field/domain/kernel'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import type { Tx } from '../platform/database/transaction.ts'
import { serviceItemsBy } from '../stock/queries.ts'
import { publishedDefinition, workTypes } from '../work-types/queries.ts'

const kept = new WeakMap<WorkTypeDefinition, Vocabulary>()

/** Which published work type a description means, with the one that is sure enough. */
export async function recogniseType(
  tx: Tx,
  orgId: OrgId,
  said: { readonly text: string; readonly code?: string | undefined },
): Promise<{ ranking: Recognised[]; threshold: number; chosen: string | null }> {
  const types = await workTypes(tx)
  const found = await Promise.all(types.map(({ key }) => publishedDefinition(tx, key, types)))
  const definitions = found.flatMap((one) => (one.ok ? [one.value.definition] : []))
  const vocabularies = await Promise.all(definitions.map((definition) => vocabulary(tx, orgId, definition)))
  const ranking = [...recognise(said, vocabularies)]
  const [best] = ranking
  return {
    ranking,
    threshold: recogniseThreshold,
    chosen: best && best.confidence >= recogniseThreshold ? best.workType : null,
  }
}

// A definition that was read once is the same object from then on, and what it speaks of stays as it is.
async function vocabulary(tx: Tx, orgId: OrgId, definition: WorkTypeDefinition): Promise<Vocabulary> {
  const known = kept.get(definition)
  if (known) return known
  const code = definition.visitItem
  const items = code === undefined ? [] : await serviceItemsBy(tx, orgId, { code })
  const made = vocabularyOf(
    definition,
    items.map(({ name }) => name),
  )
  kept.set(definition, made)
  return made
}
