import type { OrgId, PersonId, PlaceId } from '../kernel/index.ts'
import { type Permission, permissionsOf, type Role } from './roles.ts'

/** A role held at a place; `placeId` null means the whole organization (and, for a customer, oneself). */
export type Membership = { readonly role: Role; readonly placeId: PlaceId | null }

/** Who acts: the person of a valid token in one organization, wearing one role at a time. */
export type Actor = {
  readonly orgId: OrgId
  readonly personId: PersonId
  readonly role: Role
  readonly placeIds: readonly PlaceId[]
}

export const may = (actor: Actor, permission: Permission): boolean => permissionsOf(actor.role).includes(permission)
