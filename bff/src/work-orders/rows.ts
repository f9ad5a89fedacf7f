import type { Answers } from '@field/domain/form'
import type {
  AssetId,
  Instant,
  OrgId,
  PersonId,
  PlaceId,
  Position,
  TerritoryId,
  WorkOrderId,
  WorkTypeVersionId,
} from '@field/domain/kernel'
import {
  type KeptMarking,
  type KeptTask,
  type Rating,
  type StatusCategory,
  unpackMarking,
  unpackTask,
  type WorkOrder,
} from '@field/domain/work-order'

/** A row of work_order with its tasks in the order in which they were opened. */
export type OrderRow = {
  readonly id: WorkOrderId
  readonly org_id: OrgId
  readonly number: string
  readonly work_type_version_id: WorkTypeVersionId
  readonly version: number
  readonly status: StatusCategory
  readonly title: string
  readonly urgent: boolean
  readonly source: string
  readonly customer_id: PersonId | null
  readonly store_id: PlaceId | null
  readonly site_id: PlaceId | null
  readonly asset_id: AssetId | null
  readonly territory_id: TerritoryId
  readonly address: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly report: Answers
  readonly tags: readonly string[]
  readonly marking: KeptMarking
  readonly followers: readonly PersonId[]
  readonly rating: Rating | null
  readonly urged_at: Instant | null
  readonly created_at: Instant
  readonly updated_at: Instant
  readonly closed_at: Instant | null
  readonly tasks: readonly KeptTask[]
}

export const positionOf = (row: { latitude: number | null; longitude: number | null }): Position | null =>
  row.latitude === null || row.longitude === null ? null : { latitude: row.latitude, longitude: row.longitude }

export const orderOf = (row: OrderRow): WorkOrder => ({
  id: row.id,
  orgId: row.org_id,
  number: row.number,
  workTypeVersionId: row.work_type_version_id,
  version: row.version,
  status: row.status,
  title: row.title,
  urgent: row.urgent,
  source: row.source,
  customerId: row.customer_id,
  storeId: row.store_id,
  siteId: row.site_id,
  assetId: row.asset_id,
  territoryId: row.territory_id,
  address: row.address,
  position: positionOf(row),
  report: row.report,
  tags: row.tags,
  ...unpackMarking(row.marking),
  followers: row.followers,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  closedAt: row.closed_at,
  urgedAt: row.urged_at,
  // What is empty was left out, and tasks from before roles and forks are made whole.
  tasks: row.tasks.map(unpackTask),
  rating: row.rating,
})
