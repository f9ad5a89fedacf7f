import type { Role } from '@field/domain/access'
import type { Bearer } from '../auth/tokens.ts'
import { type Room, rooms } from './tell.ts'

const atTheDesk: ReadonlySet<Role> = new Set(['dispatcher', 'manager', 'admin'])

/** The rooms that a token opens by itself: its session, its person, a shop's own places, the dispatch desk. */
export function ownRooms({ actor, sessionId }: Bearer): Room[] {
  return [
    rooms.session(sessionId),
    rooms.person(actor.personId),
    ...(actor.role === 'store_staff' ? actor.placeIds.map(rooms.place) : []),
    ...(atTheDesk.has(actor.role) ? [rooms.dispatch(actor.orgId)] : []),
  ]
}
