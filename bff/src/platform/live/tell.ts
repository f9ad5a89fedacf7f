import type { LiveEvents } from '@field/contract'
import type { OrgId, PersonId, PlaceId, WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { SessionId } from '../auth/session-id.ts'
import { type Tx, withoutWaiting } from '../database/transaction.ts'

export type Room =
  | `order:${string}`
  | `person:${string}`
  | `place:${string}`
  | `dispatch:${string}`
  | `session:${string}`
  | `design:${string}`

/** The rooms of the live channel; who is in which is decided by the server from the token, and by `follow`. */
export const rooms = {
  order: (id: WorkOrderId): Room => `order:${id}`,
  person: (id: PersonId): Room => `person:${id}`,
  place: (id: PlaceId): Room => `place:${id}`,
  dispatch: (id: OrgId): Room => `dispatch:${id}`,
  session: (id: SessionId): Room => `session:${id}`,
  design: (id: OrgId, key: string): Room => `design:${id}:${key}`,
}

type Data<Event extends keyof LiveEvents> = Parameters<LiveEvents[Event]>[0]

/** What is told: an event of the contract, or to our own servers that sessions have ended and their sockets must go. */
export type Telling = { readonly orgId: OrgId; readonly rooms: readonly string[] } & (
  | { readonly event: 'changed'; readonly data: Data<'changed'> }
  | { readonly event: 'inbox'; readonly data: Data<'inbox'> }
  | { readonly event: 'design'; readonly data: Data<'design'> }
  | { readonly event: 'ended'; readonly data: null }
)

export const liveChannel = 'live'

// PostgreSQL takes 8,000 bytes a notice; a room name has 80 at most.
const roomsANotice = 90

/**
 * Tells every server, when and only when this transaction commits; each passes it on to its own sockets in the rooms.
 * A hint, never the truth: it may be lost.
 */
export async function tell(tx: Tx, telling: Telling): Promise<void> {
  for (let from = 0; from < telling.rooms.length; from += roomsANotice) {
    const text = JSON.stringify({ ...telling, rooms: telling.rooms.slice(from, from + roomsANotice) })
    await withoutWaiting(tx, sql`select pg_notify(${liveChannel}, ${text})`.execute(tx))
  }
}
