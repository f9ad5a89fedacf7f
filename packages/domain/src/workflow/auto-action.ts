import type { Label } from '../kernel/index.ts'
import type { Whom } from './message-rule.ts'

/**
 * What the system does at an auto node. `settle` makes the settlement; up to `confirmUpTo` fen it is confirmed by this
 * rule, above it waits for finance. `create_work_order` opens a linked order of another work type with the answers of
 * the fields named. `stock_request` asks the nearest warehouse for the parts of a `part_lines` field, or for those
 * named by code. `prepayment` books the amount of a `money` field as money that the customer paid in advance; answered
 * again, the new amount stands. `webhook` calls the organization's outbound hook of that key.
 */
export type AutoAction =
  | { readonly action: 'settle'; readonly confirmUpTo: number }
  | { readonly action: 'notify'; readonly whom: readonly Whom[]; readonly words: Label }
  | { readonly action: 'create_work_order'; readonly workType: string; readonly copy?: readonly string[] }
  | {
      readonly action: 'stock_request'
      readonly field?: string
      readonly parts?: readonly { readonly code: string; readonly quantity: number }[]
    }
  | { readonly action: 'prepayment'; readonly field: string }
  | { readonly action: 'webhook'; readonly hook: string }
  | { readonly action: 'tag'; readonly tags: readonly string[] }
  | { readonly action: 'priority'; readonly urgent: boolean }
