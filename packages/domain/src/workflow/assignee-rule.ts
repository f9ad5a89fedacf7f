import type { Role } from '../access/index.ts'
import type { PersonId } from '../kernel/index.ts'

/** Whose people a role rule means: of the order's store, of the site it was routed to, or of the whole organization. */
export type RolePlace = 'store' | 'site' | 'organization'

/**
 * Who gets a task. `nearest_idle` takes the nearest site to the order's position and there the technician with the
 * fewest open minutes who has the skills; `most_idle` takes the one with the fewest open minutes of all sites within
 * reach; `pool` offers it to the nearest site's technicians, and who accepts first has it; `role` lets whoever has the
 * role there act. Where the order was routed to a site, all of these keep to it.
 */
export type AssigneeRule =
  | { readonly by: 'nearest_idle'; readonly skills?: readonly string[]; readonly withinMetres?: number }
  | { readonly by: 'most_idle'; readonly skills?: readonly string[]; readonly withinMetres?: number }
  | { readonly by: 'pool'; readonly skills?: readonly string[]; readonly withinMetres?: number }
  | { readonly by: 'person'; readonly personId: PersonId }
  | { readonly by: 'role'; readonly role: Role; readonly at: RolePlace }
  | { readonly by: 'previous_handler'; readonly node: string }
  | { readonly by: 'customer' }
  | { readonly by: 'store' }
