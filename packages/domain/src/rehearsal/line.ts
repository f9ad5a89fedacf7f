import type { Instant } from '../kernel/index.ts'

type Detail = Readonly<Record<string, unknown>>

/**
 * One thing that happens in a rehearsal, in order. `whom` of a message is the person's id, or role and place joined by
 * `@`; an amount is a line of the settlement in fen, its total last with `label` `total`; a problem is a step that was
 * refused, with the refusal's code and path, and changes nothing.
 */
export type RehearsalLine =
  | {
      readonly kind: 'event'
      readonly at: Instant
      readonly node: string | null
      readonly event: string
      readonly detail: Detail
    }
  | {
      readonly kind: 'message'
      readonly at: Instant
      readonly whom: string
      readonly template: string
      readonly fields: Detail
    }
  | {
      readonly kind: 'timer'
      readonly at: Instant
      readonly node: string | null
      readonly key: string
      readonly what: string
    }
  | {
      readonly kind: 'amount'
      readonly at: Instant
      readonly label: string
      readonly quantity: number
      readonly amountFen: number
    }
  | {
      readonly kind: 'problem'
      readonly at: Instant
      readonly node: string | null
      readonly code: string
      readonly path: string | null
    }
