import {
  asId,
  type Fen,
  type OrgId,
  ok,
  type PersonId,
  type PlaceId,
  type Result,
  refuse,
  type WorkOrderId,
} from '@field/domain/kernel'
import type { Promotion } from '@field/domain/pricing'
import type { PriceOverride, ProfitShare } from '@field/domain/settlement'
import type { WorkOrder } from '@field/domain/work-order'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { pricedOrder, priceListAt, promotionsOf } from '../pricing/queries.ts'
import { partsById, serviceItemsBy } from '../stock/queries.ts'
import type { Terms } from './accepted-lines.ts'
import { overridesOf } from './overrides.ts'
import { prepaidFor } from './prepaid.ts'
import type { Work } from './what-was-done.ts'

/** The site a technician belongs to, and the outside company that sends them, if one does. */
export type Workplace = { readonly site: PlaceId; readonly provider: PlaceId | null }

/** Everything a sheet is counted from beside the work itself. */
export type Basis = Terms & {
  readonly promotions: readonly Promotion[]
  readonly shareRules: readonly ProfitShare[]
  readonly prepayment: Fen
  /** The amounts that stand in the place of computed ones, by line. */
  readonly overrides: ReadonlyMap<string, PriceOverride>
  /** For whom each technician who took part works. */
  readonly works: ReadonlyMap<PersonId, Workplace>
}

/** Reads the terms at the order's pricing moment. Refuses `no_price` for an organization without a sale book. */
export async function loadBasis(tx: Tx, order: WorkOrder, work: Work): Promise<Result<Basis>> {
  const { orgId } = order
  const [priced, list, promotions, shareRules, works, items, parts, prepayment, overrides] = await Promise.all([
    pricedOrder(tx, orgId, order.id),
    priceListAt(tx, orgId, order.createdAt),
    promotionsOf(tx, orgId),
    shareRulesOf(tx, orgId, order.id),
    workplacesOf(tx, orgId, work.technicians),
    serviceItemsBy(tx, orgId, { ids: [...work.services.keys()], code: work.visitItem }),
    partsById(tx, orgId, [...work.parts.keys()]),
    prepaidFor(tx, orgId, order.id),
    overridesOf(tx, orgId, order.id),
  ])
  if (!priced) return refuse('not_found')
  if (!list) return refuse('no_price')
  const { occasion, warranties } = priced
  return ok({ list, occasion, warranties, items, parts, promotions, shareRules, works, prepayment, overrides })
}

/**
 * The share rules in the order declared: those of the set that the order was routed with, else those of no set. An empty
 * set counts as none, so that nobody works for nothing because of a mistyped key.
 */
export async function shareRulesOf(
  tx: Tx,
  orgId: OrgId,
  orderId: WorkOrderId | null = null,
): Promise<readonly ProfitShare[]> {
  const { rows } = await sql<{ rule: ProfitShare }>`
    select r.rule from share_rule r where r.org_id = ${orgId}::uuid and r.set_key is not distinct from (
      select s.set_key from share_rule s join timeline l on l.org_id = s.org_id and l.seq = 1
        and l.work_order_id = ${orderId}::uuid and l.event -> 'routing' ->> 'shareSet' = s.set_key
      where s.org_id = ${orgId}::uuid limit 1)
    order by r.id`.execute(tx)
  return rows.map(({ rule }) => rule)
}

/** The site and, of one from outside, the provider of each of these technicians. */
export async function workplacesOf(
  tx: Tx,
  orgId: OrgId,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Workplace>> {
  const rows = await tx
    .selectFrom('technician')
    .select(['person_id', 'site_id', 'provider_id'])
    .where('org_id', '=', orgId)
    .where(sql<boolean>`person_id = any(${people}::uuid[])`)
    .execute()
  return new Map(
    rows.map(({ person_id, site_id, provider_id }) => [
      asId<PersonId>(person_id),
      { site: asId<PlaceId>(site_id), provider: provider_id === null ? null : asId<PlaceId>(provider_id) },
    ]),
  )
}
