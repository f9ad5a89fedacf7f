import { type Fen, type Instant, ok, type PersonId, type Result, refuse } from '../kernel/index.ts'
import { type SettlementAction, type SettlementState, stepSettlement } from './state.ts'

/** One step with a settlement, kept for ever. Nobody took what time brought about, such as a dispute that lapsed. */
export type SettlementStep = { readonly action: SettlementAction; readonly by: PersonId | null; readonly at: Instant }

/** What an approval looks at: the state, what was done so far, the amount, and from which amount on two people decide. */
export type Approvable = {
  readonly state: SettlementState
  readonly steps: readonly SettlementStep[]
  readonly total: Fen
  readonly twoPeopleFrom: Fen | null
}

/** Whether two different people must review and confirm it. */
export const needsTwoPeople = ({ total, twoPeopleFrom }: Pick<Approvable, 'total' | 'twoPeopleFrom'>): boolean =>
  twoPeopleFrom !== null && Math.abs(total) >= twoPeopleFrom

/** Who reviewed it since it was last submitted. */
export function reviewerOf(steps: readonly SettlementStep[]): PersonId | null {
  const since = steps.filter(({ action }) => action === 'review' || action === 'submit' || action === 'resolve')
  const last = since[since.length - 1]
  return last?.action === 'review' ? last.by : null
}

/**
 * The state after a person's step. Refuses `wrong_state` as the states do, and `second_person_required` when the one who
 * reviewed a large amount would confirm it too.
 */
export function approve(one: Approvable, action: SettlementAction, by: PersonId): Result<SettlementState> {
  const next = stepSettlement(one.state, action)
  if (!next.ok) return next
  if (action === 'confirm' && needsTwoPeople(one) && reviewerOf(one.steps) === by)
    return refuse('second_person_required', { detail: { from: one.twoPeopleFrom ?? 0 } })
  return ok(next.value)
}
