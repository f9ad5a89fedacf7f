import type { Role } from '../access/index.ts'
import type { PersonId, PlaceId, Position } from '../kernel/index.ts'

export type TechnicianCandidate = {
  readonly personId: PersonId
  readonly siteId: PlaceId
  readonly skills: readonly string[]
  readonly onDuty: boolean
  /** Minutes of work already promised. */
  readonly openMinutes: number
}

/** A site with its technicians. Sites are given in the territory's own order; the first is where orders without a position go. */
export type SiteCandidate = {
  readonly siteId: PlaceId
  readonly name: string
  readonly position: Position | null
  readonly technicians: readonly TechnicianCandidate[]
}

/** Somebody who has a role now, at a place or (null) in the whole organization. */
export type MemberCandidate = { readonly personId: PersonId; readonly role: Role; readonly placeId: PlaceId | null }

export type Candidates = {
  readonly position: Position | null
  readonly sites: readonly SiteCandidate[]
  /** The site that the order was routed to: nobody of another one is chosen. */
  readonly siteId?: PlaceId | null
  /** Who has which role; left out, rules by person and role are believed to name somebody. */
  readonly members?: readonly MemberCandidate[]
  readonly excluded: readonly PersonId[]
  readonly customerId: PersonId | null
  readonly storeId: PlaceId | null
  /** Who handled that node last in this work order. */
  readonly handlerOf: (node: string) => PersonId | null
}
