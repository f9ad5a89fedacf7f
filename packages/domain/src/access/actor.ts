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
  /** Another system with a key: of the role's permissions it has these alone. Left out for people. */
  readonly scopes?: readonly Permission[]
}

export const may = ({ role, scopes }: Actor, permission: Permission): boolean =>
  permissionsOf(role).includes(permission) && (scopes === undefined || scopes.includes(permission))
