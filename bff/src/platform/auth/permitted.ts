import type { Policy } from '@field/contract'
import { type Actor, may } from '@field/domain/access'

/** Whether the role of the actor opens a route at all; which objects behind it is decided where they are read. */
export const permitted = (policy: Policy, actor: Actor): boolean =>
  policy.who !== 'permission' || policy.any.some((permission) => may(actor, permission))
