import type { Label } from '../kernel/index.ts'

export const whoms = ['customer', 'handler', 'store', 'dispatcher', 'manager', 'finance', 'followers'] as const
/** Whom a message or an escalation addresses, by what they are to the order. */
export type Whom = (typeof whoms)[number]

export const messageMoments = [
  'reported',
  'node_entered',
  'assigned',
  'on_the_way',
  'node_done',
  'approved',
  'rejected',
  'paused',
  'completed',
  'cancelled',
] as const
export type MessageMoment = (typeof messageMoments)[number]

/**
 * A message of this work type beside the product's own: at which moment (of which node, where it has one), to whom, and
 * the words for each field of the WeChat template. Words may hold `{title}`, `{number}`, `{place}`, `{technician}`,
 * `{expected}`, `{deadline}`, `{node}` and `{answer.<key>}`; `template` is the product's name of the template.
 */
export type MessageRule = {
  readonly key: string
  readonly on: MessageMoment
  readonly node?: string
  readonly whom: readonly Whom[]
  readonly template: string
  readonly fields: { readonly [field: string]: Label }
}
