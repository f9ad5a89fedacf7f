import type { Result } from '@field/domain/kernel'
import type { WorkOrder } from '@field/domain/work-order'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import type { Tx } from '../platform/database/transaction.ts'
import { countSheet, type Sheet } from './count-sheet.ts'
import { type Basis, loadBasis } from './terms.ts'
import { whatWasDone } from './what-was-done.ts'

/** The settlement of an order as it stands now, and what it was counted from. */
export async function sheetOf(
  tx: Tx,
  definition: WorkTypeDefinition,
  order: WorkOrder,
): Promise<Result<{ readonly sheet: Sheet; readonly basis: Basis }>> {
  const work = whatWasDone(definition, order)
  const basis = await loadBasis(tx, order, work)
  if (!basis.ok) return basis
  const sheet = countSheet(order, work, basis.value)
  return sheet.ok ? { ok: true, value: { sheet: sheet.value, basis: basis.value } } : sheet
}
