import type { Line } from './trace-words.ts'

/** What was put in the place of a computed amount. */
export type Override = { readonly amount: number; readonly reason: string }

/** The amount that stands in the place of the computed one, as the line's trace keeps it; null where none does. */
export function overrideIn(trace: unknown): Override | null {
  if (typeof trace !== 'object' || trace === null || !('override' in trace)) return null
  const { override } = trace as { override?: Partial<Override> }
  return typeof override?.amount === 'number' && typeof override.reason === 'string'
    ? { amount: override.amount, reason: override.reason }
    : null
}

/** Why a settlement was corrected, unless a line of it says so itself: nothing is said twice. */
export const correctionOf = ({
  corrected,
  lines,
}: {
  readonly corrected: string | null
  readonly lines: readonly Pick<Line, 'trace'>[]
}): string | null => (lines.some(({ trace }) => overrideIn(trace)?.reason === corrected) ? null : corrected)

/** Lines of work have an amount to change; discounts and money in advance do not. */
export const canOverride = (
  { mayOverride }: { readonly mayOverride: boolean },
  { kind }: Pick<Line, 'kind'>,
): boolean => mayOverride && kind !== 'discount' && kind !== 'prepayment'

/** What is still missing before an amount is changed; null when nothing is. */
export const lackingIn = (amount: number | null, reason: string): 'amountFirst' | 'reasonFirst' | null =>
  amount === null ? 'amountFirst' : reason.trim() === '' ? 'reasonFirst' : null
