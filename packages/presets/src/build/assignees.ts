import type { Role } from '@field/domain/access'
import type { AssigneeRule, RolePlace } from '@field/domain/workflow'

const reach = 250_000

/** The nearest site's technician who has the skills and the fewest open minutes. */
export const nearest = (...skills: readonly string[]): AssigneeRule => ({
  by: 'nearest_idle',
  skills,
  withinMetres: reach,
})

/** The technician of all sites within reach with the fewest open minutes. */
export const idlest = (...skills: readonly string[]): AssigneeRule => ({ by: 'most_idle', skills, withinMetres: reach })

/** The nearest site's technicians: who takes it first has it. */
export const whoTakesIt = (...skills: readonly string[]): AssigneeRule => ({ by: 'pool', skills, withinMetres: reach })

export const role = (who: Role, at: RolePlace = 'organization'): AssigneeRule => ({ by: 'role', role: who, at })

/** Whoever did that node last. */
export const sameAs = (node: string): AssigneeRule => ({ by: 'previous_handler', node })

export const theCustomer: AssigneeRule = { by: 'customer' }
export const theStore: AssigneeRule = { by: 'store' }
