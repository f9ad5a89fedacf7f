import { Type } from 'typebox'
import { Id } from './shape.ts'

/**
 * What the server tells over the socket: a hint that a work order is now at a version (the truth is `GET /changes`), or
 * that the draft of a work type is at a revision (`GET /work-types/:key/draft/edits`).
 */
export const liveEvents = {
  changed: Type.Object({ id: Id, version: Type.Integer(), status: Type.String() }),
  inbox: Type.Object({ unread: Type.Integer() }),
  design: Type.Object({ key: Type.String(), revision: Type.Integer() }),
} as const

/**
 * What a client may ask over the socket. `follow` joins the room of a work order after the same check as reading it,
 * and is answered `{ ok }`. Rooms of the person, the places and the dispatch desk are joined by the server from the token.
 * `design` joins the room of a work type's draft, for who may design it.
 */
export const liveRequests = {
  follow: Type.Object({ id: Id }),
  unfollow: Type.Object({ id: Id }),
  design: Type.Object({ key: Type.String() }),
  undesign: Type.Object({ key: Type.String() }),
} as const

export type LiveEvents = {
  changed: (hint: { id: string; version: number; status: string }) => void
  inbox: (count: { unread: number }) => void
  design: (hint: { key: string; revision: number }) => void
}
export type LiveRequests = {
  follow: (request: { id: string }, answer: (reply: { ok: boolean; version?: number }) => void) => void
  unfollow: (request: { id: string }) => void
  design: (request: { key: string }, answer: (reply: { ok: boolean }) => void) => void
  undesign: (request: { key: string }) => void
}
