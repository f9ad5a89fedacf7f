import type { Label, PlaceId } from '../kernel/index.ts'

/**
 * How a report came to its team: the rule that decided and the parts of the report it looked at (null: no rule held), the
 * share rules that settle the order, and whether the system assigns it or the dispatcher's desk does.
 */
export type Routing = {
  readonly rule: string | null
  readonly label: Label | null
  readonly siteId: PlaceId | null
  readonly shareSet: string | null
  readonly because: readonly string[]
  readonly dispatch: 'system' | 'desk'
}
