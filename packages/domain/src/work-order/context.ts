import type { Actor } from '../access/index.ts'
import type { ConditionFacts } from '../condition/index.ts'
import type { Instant, TaskId, WorkCalendar } from '../kernel/index.ts'
import type { MemberCandidate, SiteCandidate } from '../workflow/index.ts'

/**
 * Everything a decision needs from outside, whoever makes it. `ids` are fresh task ids, used in order (`idsNeeded` says
 * how many are surely enough); `candidates` are the sites that may be chosen, the order's own territory first, with all
 * their technicians, on duty or not; `members` who has which role, where a rule or a signer is named by it; `facts` are
 * what conditions may read of the asset and the customer; `calendar` is the territory's working time.
 */
export type Circumstances = {
  readonly now: Instant
  readonly ids: readonly TaskId[]
  readonly candidates: readonly SiteCandidate[]
  readonly members?: readonly MemberCandidate[]
  readonly facts?: ConditionFacts
  readonly calendar?: WorkCalendar
}

/** The same with the person who asks. */
export type Context = Circumstances & { readonly actor: Actor }
