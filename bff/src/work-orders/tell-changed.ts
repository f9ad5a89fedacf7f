import type { PersonId, PlaceId } from '@field/domain/kernel'
import { isOpen, type WorkOrder } from '@field/domain/work-order'
import type { Tx } from '../platform/database/transaction.ts'
import { rooms, tell } from '../platform/live/tell.ts'

const isKnown = <T>(value: T | null): value is T => value !== null

/** Hints to everybody who may be looking: the order's own room, its people and places (former handlers too), the desk. */
export function tellChanged(
  tx: Tx,
  before: WorkOrder | null,
  { id, orgId, version, status, ...after }: WorkOrder,
): Promise<void> {
  const tasks = [...(before?.tasks ?? []), ...after.tasks].filter(isOpen)
  const people = new Set<PersonId>(
    [after.customerId, ...after.followers, ...tasks.map((task) => task.assigneeId)].filter(isKnown),
  )
  const places = new Set<PlaceId>([after.storeId, ...tasks.map((task) => task.placeId)].filter(isKnown))
  const told = [
    rooms.order(id),
    rooms.dispatch(orgId),
    ...[...people].map(rooms.person),
    ...[...places].map(rooms.place),
  ]
  return tell(tx, { orgId, rooms: told, event: 'changed', data: { id, version, status } })
}
