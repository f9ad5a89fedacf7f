import type { Role } from '../access/index.ts'
import type { PersonId, PlaceId } from '../kernel/index.ts'
import type { RolePlace } from './assignee-rule.ts'

type AtSite = { readonly siteId: PlaceId; readonly siteName: string; readonly candidates: number }

/** Why this person got the task, for the timeline: "nearest site 2.1 km; 3 candidates; fewest open minutes". */
export type AssignmentReason =
  | (AtSite & { readonly by: 'nearest_idle'; readonly metres: number; readonly openMinutes: number })
  | (AtSite & { readonly by: 'first_site'; readonly openMinutes: number })
  | (AtSite & { readonly by: 'most_idle'; readonly metres: number | null; readonly openMinutes: number })
  | (AtSite & { readonly by: 'pool'; readonly metres: number | null })
  | { readonly by: 'role'; readonly role: Role; readonly at: RolePlace }
  | { readonly by: 'person' | 'previous_handler' | 'customer' | 'store' | 'dispatcher' | 'transfer' | 'signer' }

/**
 * A person; or a place whose people on duty may act; or a role, at a place or (null) in the whole organization, whose
 * holders may act. `metres` is the way from the site, where one is known.
 */
export type Assignment = {
  readonly assigneeId: PersonId | null
  readonly placeId: PlaceId | null
  readonly role: Role | null
  readonly reason: AssignmentReason
  readonly metres: number | null
  readonly openMinutes: number
}
