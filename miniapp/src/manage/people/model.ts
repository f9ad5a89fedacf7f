import type { Body, Reply } from '@field/contract'
import { type Role, roles } from '@field/domain/access'

export type Person = Reply<'GET /people'>['items'][number]
export type Invitation = Body<'POST /invitations'>

/** Roles one can be invited to; only an administrator invites administrators. */
export const invitable = (mine: Role): readonly Role[] =>
  roles.filter((role) => role !== 'customer' && (role !== 'admin' || mine === 'admin'))

/** The kind of place that a role works at; null for roles of the whole organization. */
export const placeKindOf = (role: Role): 'site' | 'store' | null =>
  role === 'technician' ? 'site' : role === 'store_staff' ? 'store' : null

export type Form = {
  readonly role: Role
  readonly name: string
  readonly badge: string
  readonly placeId: string | null
}

/** The first thing an invitation lacks. */
export function missingIn({ role, name, badge, placeId }: Form): 'name' | 'badge' | 'place' | null {
  if (name.trim() === '') return 'name'
  if (role === 'technician' && badge.trim() === '') return 'badge'
  return placeKindOf(role) !== null && placeId === null ? 'place' : null
}

/** What is sent of the form: nothing that the role has no use for. */
export function invitationOf({ role, name, badge, placeId }: Form): Invitation {
  const number = badge.trim()
  return {
    role,
    name: name.trim(),
    ...(placeKindOf(role) !== null && placeId !== null && { placeId }),
    ...(number !== '' && role === 'technician' && { badge: number }),
  }
}

/** Those who wear a role; everybody for null. */
export const wearing = (people: readonly Person[], role: Role | null): readonly Person[] =>
  role === null ? people : people.filter((person) => person.roles.some((one) => one.role === role))

/** The roles that somebody has, in the order of the organization's list, each with how many. */
export const rolesIn = (people: readonly Person[]): readonly { readonly role: Role; readonly count: number }[] =>
  roles.flatMap((role) => {
    const count = wearing(people, role).length
    return count === 0 || role === 'customer' ? [] : [{ role, count }]
  })
