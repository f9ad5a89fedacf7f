import type { Body, Reply } from '@field/contract'
import { settlementActions } from '@field/domain/settlement'
import type { Entry } from '../../data/index.ts'
import type { IconName, Tone } from '../../ui/index.ts'

export type Item = Reply<'GET /settlements'>['items'][number]
export type State = Item['state']
export type Step = Body<'POST /settlements/:id/move'>['to']

export const views = ['submitted', 'reviewed', 'confirmed', 'all'] as const
export type View = (typeof views)[number]

export const moveRoute = 'POST /settlements/:id/move'
export const streamOf = (id: string): string => `settlement:${id}`

export const stateLook: Readonly<Record<State, { readonly tone: Tone; readonly icon: IconName }>> = {
  estimate: { tone: 'idle', icon: 'idle' },
  draft: { tone: 'idle', icon: 'idle' },
  submitted: { tone: 'turn', icon: 'turn' },
  reviewed: { tone: 'turn', icon: 'turn' },
  confirmed: { tone: 'active', icon: 'active' },
  paid: { tone: 'good', icon: 'good' },
  disputed: { tone: 'bad', icon: 'bad' },
}

/** A settlement may be counted anew unless a dispute holds it; its decision does that. */
export const mayCorrect = (state: State): boolean => state !== 'estimate' && state !== 'draft' && state !== 'disputed'

const steps = { review: 'reviewed', confirm: 'confirmed', pay: 'paid' } as const

/** The next step that the settlement's own rules allow from a state; null when it is not moved on here. */
export function nextStep(state: State): Step | null {
  if (state === 'estimate') return null
  const actions = settlementActions(state)
  const action = (['review', 'confirm', 'pay'] as const).find((one) => actions.includes(one))
  return action ? steps[action] : null
}

/** Whether two people are still to review and confirm it. */
export const wantsTwo = ({ twoPeople, state }: Pick<Item, 'twoPeople' | 'state'>): boolean =>
  twoPeople && (state === 'submitted' || state === 'reviewed')

/** Whether the one who looks reviewed it, so that another has to confirm. */
export const awaitsSecond = (item: Pick<Item, 'twoPeople' | 'state' | 'reviewedByMe'>): boolean =>
  wantsTwo(item) && item.state === 'reviewed' && item.reviewedByMe

/** The move of a settlement that is still on this phone, waiting or refused. */
export const moveOf = (entries: readonly Entry[], id: string): Entry | null =>
  entries.find(({ stream, route }) => route === moveRoute && stream === streamOf(id)) ?? null

/** Pages put together, each settlement once, as the first page that names it has it. */
export function together(first: readonly Item[], later: readonly Item[]): readonly Item[] {
  const known = new Set(first.map(({ id }) => id))
  return [...first, ...later.filter(({ id }) => !known.has(id) && known.add(id))]
}
