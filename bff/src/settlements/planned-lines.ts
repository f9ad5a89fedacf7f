import type { Label } from '@field/domain/kernel'
import type { PricedItem } from '@field/domain/pricing'
import type { WorkOrder } from '@field/domain/work-order'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import type { Tx } from '../platform/database/transaction.ts'
import { partsById, serviceItemsBy } from '../stock/queries.ts'
import { serviceLines } from './accepted-lines.ts'
import { whatWasDone } from './what-was-done.ts'

/** A line of an order as its tasks stand, before anything is priced. */
export type PlannedLine = {
  readonly id: string
  readonly label: Label
  readonly item: PricedItem
  readonly category: string
  readonly quantity: number
}

/** The visit, the services and the parts of an order as its tasks stand; what the library no longer has is left out. */
export async function plannedLines(
  tx: Tx,
  definition: WorkTypeDefinition,
  { orgId, ...order }: WorkOrder,
): Promise<readonly PlannedLine[]> {
  const work = whatWasDone(definition, { orgId, ...order })
  const [items, parts] = await Promise.all([
    serviceItemsBy(tx, orgId, { ids: [...work.services.keys()], code: work.visitItem }),
    partsById(tx, orgId, [...work.parts.keys()]),
  ])
  const labour = serviceLines(work, items).flatMap(({ id, quantity }): PlannedLine[] => {
    const item = items.find((one) => one.id === id)
    if (!item) return []
    return [{ id, label: item.name, item: { kind: 'service_item', id: item.id }, category: item.category, quantity }]
  })
  const used = [...work.parts].flatMap(([id, quantity]): PlannedLine[] => {
    const part = parts.get(id)
    return part ? [{ id, label: part.name, item: { kind: 'part', id }, category: part.category, quantity }] : []
  })
  return [...labour, ...used]
}
