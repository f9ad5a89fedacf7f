import type { Policy } from '@field/contract'
import { type Actor, may } from '@field/domain/access'

/**
 * Whether the role of the actor opens a route at all; which objects behind it is decided where they are read. What only
 * asks for somebody signed in is for people: a key must not come by a session that has no bounds.
 */
export const permitted = (policy: Policy, actor: Actor): boolean =>
  policy.who !== 'permission'
    ? actor.scopes === undefined || policy.who === 'public'
    : policy.any.some((permission) => may(actor, permission))
