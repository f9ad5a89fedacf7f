import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type AssetId, asId, type PersonId, type PlaceId } from '@field/domain/kernel'
import { emptyMarking, type WorkOrder, wholeTask } from '@field/domain/work-order'

export type Detail = Reply<'GET /work-orders/:id'>

// The server names neither the customer nor the store to who need not know; that there is one is all a decision reads.
const unnamed = '00000000-0000-7000-8000-000000000000'

/** The order as the domain knows it, made of what the phone was given. Ids that the viewer may not know are blank. */
export function asOrder(detail: Detail, { orgId }: Pick<Actor, 'orgId'>): WorkOrder {
  const { tasks, asset, placeName, customer } = detail
  const judging = tasks.find(({ placeId, assigneeId }) => placeId !== null && assigneeId === null)
  const store = judging?.placeId ?? (placeName === null ? null : asId<PlaceId>(asset?.place?.id ?? unnamed))
  return {
    id: asId(detail.id),
    orgId,
    number: detail.number,
    workTypeVersionId: asId(unnamed),
    version: detail.version,
    status: detail.status,
    title: detail.title,
    urgent: detail.urgent,
    source: detail.source,
    customerId: customer === null ? null : asId<PersonId>(unnamed),
    storeId: store,
    assetId: asset === null ? null : asId<AssetId>(asset.id),
    territoryId: asId(unnamed),
    address: detail.address,
    position: detail.position,
    report: detail.report,
    tags: detail.tags ?? [],
    siteId: null,
    ...emptyMarking,
    followers: [],
    createdAt: detail.createdAt,
    updatedAt: detail.updatedAt,
    closedAt: null,
    urgedAt: null,
    tasks: tasks.map(wholeTask),
    rating: null,
  }
}
