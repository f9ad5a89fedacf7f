import type { Condition } from '../condition/index.ts'

/**
 * How a computed field is reckoned, as a typed tree over the answers of its own form and earlier ones. A missing answer
 * makes the whole missing, but counts as nothing in `sum`. `amount` of a quote line is quantity × price less its
 * discount, rounded half up to the fen; `divide` by zero makes the whole missing.
 */
export type Formula =
  | { readonly op: 'constant'; readonly value: number }
  | { readonly op: 'answer'; readonly key: string }
  | { readonly op: 'add' | 'multiply' | 'min' | 'max' | 'sum'; readonly of: readonly Formula[] }
  | { readonly op: 'subtract' | 'divide'; readonly of: readonly [Formula, Formula] }
  | { readonly op: 'lines'; readonly key: string; readonly take: 'count' | 'quantity' | 'amount' }
  | { readonly op: 'when'; readonly condition: Condition; readonly yes: Formula; readonly no: Formula }
