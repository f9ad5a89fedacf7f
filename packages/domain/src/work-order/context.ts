import type { Actor } from '../access/index.ts'
import type { ConditionFacts } from '../condition/index.ts'
import type { Instant, TaskId } from '../kernel/index.ts'
import type { SiteCandidate } from '../workflow/index.ts'

/**
 * Everything a decision needs from outside. `ids` are fresh task ids, used in order (two are enough for any command);
 * `candidates` are the sites that may be chosen, the order's own territory first, with all their technicians, on duty
 * or not; `facts` are what conditions may read of the asset and the customer.
 */
export type Context = {
  readonly now: Instant
  readonly actor: Actor
  readonly ids: readonly TaskId[]
  readonly candidates: readonly SiteCandidate[]
  readonly facts?: ConditionFacts
}
