import type { Label, WorkTypeVersionId } from '@field/domain/kernel'
import { changesBetween, type FieldChange } from '@field/domain/workflow'
import type { Tx } from '../platform/database/transaction.ts'
import { definitionsOf } from './definitions.ts'

/** What somebody at a node is to know of an order that changed its version: numbers, and the fields that are otherwise. */
export type Updated = {
  readonly from: number
  readonly to: number
  readonly fields: { readonly field: string; readonly label: Label; readonly change: FieldChange['change'] }[]
}

/** The difference at a node between the version an order began on and the one it is on; null where there is none. */
export async function updatedAt(
  tx: Tx,
  { from, to, node }: { readonly from: WorkTypeVersionId; readonly to: WorkTypeVersionId; readonly node: string },
): Promise<Updated | null> {
  const definitions = await definitionsOf(tx, [from, to])
  const [before, after] = [definitions.get(from), definitions.get(to)]
  if (!before || !after) return null
  const fields = changesBetween(before, after)
    .fields.filter((one) => one.node === node)
    .map(({ field, label, change }) => ({ field, label, change }))
  if (fields.length === 0) return null
  const rows = await tx.selectFrom('work_type_version').select(['id', 'number']).where('id', 'in', [from, to]).execute()
  const numberOf = (id: string): number => rows.find((row) => row.id === id)?.number ?? 0
  return { from: numberOf(from), to: numberOf(to), fields }
}
