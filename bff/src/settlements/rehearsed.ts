import type { Instant, OrgId, PartId, PersonId, Result, ServiceItemId, TerritoryId } from '@field/domain/kernel'
import { fen, refuse } from '@field/domain/kernel'
import type { WorkOrder } from '@field/domain/work-order'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { plainOccasion, priceListAt, promotionsOf } from '../pricing/queries.ts'
import { partsById, serviceItemsBy } from '../stock/queries.ts'
import { countSheet, type Sheet } from './count-sheet.ts'
import { shareRulesOf, workplacesOf } from './terms.ts'
import { whatWasDone } from './what-was-done.ts'

/** What an order that was never stored may come to be priced with. */
export type Rehearsed = {
  readonly orgId: OrgId
  readonly territoryId: TerritoryId
  readonly at: Instant
  readonly urgent: boolean
  readonly source: string
  readonly visitItem: string | null
  readonly services: readonly ServiceItemId[]
  readonly parts: readonly PartId[]
  readonly technicians: readonly PersonId[]
}

/** Reads the organization's books as they hold at that moment and answers what counts a settlement with nothing else. */
export async function rehearsedSheets(
  tx: Tx,
  { orgId, territoryId, at, urgent, source, visitItem, services, parts: partIds, technicians }: Rehearsed,
): Promise<(definition: WorkTypeDefinition, order: WorkOrder) => Result<Sheet>> {
  const [list, promotions, shareRules, works, items, parts, territory] = await Promise.all([
    priceListAt(tx, orgId, at),
    promotionsOf(tx, orgId),
    shareRulesOf(tx, orgId),
    workplacesOf(tx, orgId, technicians),
    serviceItemsBy(tx, orgId, { ids: services, code: visitItem }),
    partsById(tx, orgId, partIds),
    sql<{
      path: TerritoryId[]
    }>`select path from territory where org_id = ${orgId}::uuid and id = ${territoryId}::uuid`.execute(tx),
  ])
  const occasion = { ...plainOccasion(territory.rows[0]?.path ?? [], at), facts: { order: { urgent, source } } }
  return (definition, order) => {
    if (!list) return refuse('no_price')
    const nothing = { warranties: [], prepayment: fen(0), overrides: new Map() }
    const basis = { list, occasion, items, parts, promotions, shareRules, works, ...nothing }
    return countSheet(order, whatWasDone(definition, order), basis)
  }
}
