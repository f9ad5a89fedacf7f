import { ok, type Result, refuse } from '../kernel/index.ts'

export const settlementStates = ['draft', 'submitted', 'reviewed', 'confirmed', 'paid', 'disputed'] as const
export type SettlementState = (typeof settlementStates)[number]

export type SettlementAction = 'submit' | 'send_back' | 'review' | 'confirm' | 'pay' | 'dispute' | 'resolve'

/** A decided dispute goes through review again; what was paid is corrected by reversals, never by its state. */
const steps: Readonly<Record<SettlementAction, Partial<Record<SettlementState, SettlementState>>>> = {
  submit: { draft: 'submitted' },
  send_back: { submitted: 'draft', reviewed: 'draft' },
  review: { submitted: 'reviewed' },
  confirm: { reviewed: 'confirmed' },
  pay: { confirmed: 'paid' },
  dispute: { submitted: 'disputed', reviewed: 'disputed', confirmed: 'disputed' },
  resolve: { disputed: 'submitted' },
}

/** The state after an action; refuses `wrong_state` with the present state. */
export function stepSettlement(state: SettlementState, action: SettlementAction): Result<SettlementState> {
  const next = steps[action][state]
  return next ? ok(next) : refuse('wrong_state', { detail: { state } })
}

/** What can be done with a settlement in a state. */
export const settlementActions = (state: SettlementState): SettlementAction[] =>
  (Object.keys(steps) as SettlementAction[]).filter((action) => steps[action][state] !== undefined)
