import {
  type BasisPoints,
  compareExact,
  type Exact,
  exact,
  type Fen,
  fen,
  type Instant,
  type Label,
  type PriceRuleId,
  plusExact,
  type Ratio,
  ratio,
  roundToFen,
  type TerritoryId,
  timesExact,
  wholeBasisPoints,
} from '../kernel/index.ts'
import type { PriceAddition, PriceBook, PricedItem } from './book.ts'

/** One arithmetic step on a running amount that starts at nothing. */
export type PriceStep =
  /** adds `unit` × `quantity`; `label` names what the unit price is */
  | { readonly do: 'add'; readonly unit: Fen; readonly quantity: Ratio; readonly label: Label }
  /** multiplies by 1 + the sum of the percentages */
  | { readonly do: 'percent'; readonly additions: readonly PriceAddition[] }
  | { readonly do: 'at_least'; readonly amount: Fen }
  | { readonly do: 'at_most'; readonly amount: Fen }
  /** to the fen, a half away from zero; the last step, and there once */
  | { readonly do: 'round' }

/** A step and the exact running amount in fen after it: `whole + part / of`. */
export type TracedStep = PriceStep & { readonly after: Exact }

/**
 * Why an amount is what it is, enough to recompute it to the fen with nothing else at hand. `territory` is the one of
 * the rule (null: everywhere), `tier` that of the case and `tierLabel` how it was called then, `at` the pricing moment,
 * `quantity` has up to three decimals.
 */
export type PriceTrace = {
  readonly book: PriceBook
  readonly rule: { readonly id: PriceRuleId; readonly label: Label }
  readonly item: PricedItem
  readonly tier: string
  readonly tierLabel?: Label
  readonly territory: TerritoryId | null
  /** Where a table of city tier × district heat was read. */
  readonly cell?: { readonly cityTier: number; readonly heat: string }
  readonly at: Instant
  readonly quantity: number
  readonly steps: readonly TracedStep[]
  readonly amount: Fen
}

export const sumOfPoints = (additions: readonly PriceAddition[]): BasisPoints =>
  additions.reduce((sum, { points }) => sum + points, 0)

function take(running: Exact, step: PriceStep): Exact {
  switch (step.do) {
    case 'add':
      return plusExact(running, timesExact(exact(step.unit), step.quantity))
    case 'percent':
      return timesExact(running, ratio(wholeBasisPoints + sumOfPoints(step.additions), wholeBasisPoints))
    case 'at_least':
      return compareExact(running, exact(step.amount)) < 0 ? exact(step.amount) : running
    case 'at_most':
      return compareExact(running, exact(step.amount)) > 0 ? exact(step.amount) : running
    case 'round':
      return exact(roundToFen(running))
  }
}

/** Runs steps from nothing and keeps the running amount beside each; the last step must round. */
export function runSteps(steps: readonly PriceStep[]): { readonly steps: readonly TracedStep[]; readonly amount: Fen } {
  const traced: TracedStep[] = []
  let running = exact(0)
  for (const step of steps) {
    running = take(running, step)
    traced.push({ ...step, after: running })
  }
  if (steps[steps.length - 1]?.do !== 'round') throw new RangeError('a price ends with its rounding')
  return { steps: traced, amount: fen(running.whole) }
}

/** The amount that the steps of a trace lead to, from their inputs alone. */
export const recomputePrice = (trace: Pick<PriceTrace, 'steps'>): Fen => runSteps(trace.steps).amount

/** Whether a stored trace is whole: every running amount and the final amount are what its steps lead to. */
export function traceHolds(trace: PriceTrace): boolean {
  const again = runSteps(trace.steps)
  return (
    again.amount === trace.amount &&
    again.steps.every(({ after }, index) => {
      const kept = trace.steps[index]?.after
      return kept !== undefined && kept.whole === after.whole && kept.part === after.part && kept.of === after.of
    })
  )
}
