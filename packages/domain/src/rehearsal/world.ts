import type { Actor } from '../access/index.ts'
import type { ConditionFacts } from '../condition/index.ts'
import type { OrgId, PersonId, PlaceId, Position, Result, TerritoryId, WorkCalendar } from '../kernel/index.ts'
import type { Notice } from '../notice/index.ts'
import type { WorkOrder } from '../work-order/index.ts'
import type { MemberCandidate, SiteCandidate, WorkTypeDefinition } from '../workflow/index.ts'

/** What the work comes to: its lines as the settlement shows them; `needsReview` keeps a rule from confirming it; the people with a share are told how it goes on. */
export type RehearsedSettlement = {
  readonly lines: readonly { readonly label: string; readonly quantity: number; readonly amountFen: number }[]
  readonly totalFen: number
  readonly needsReview: boolean
  readonly sharers: readonly PersonId[]
}

/** Everything that a rehearsal needs of the organization, read beforehand: its people, its time and its prices. */
export type RehearsalWorld = {
  readonly orgId: OrgId
  readonly reporter: Actor
  readonly storeId: PlaceId | null
  readonly territoryId: TerritoryId
  readonly address: string
  readonly position: Position | null
  readonly source: string
  readonly candidates: readonly SiteCandidate[]
  readonly members: readonly MemberCandidate[]
  readonly calendar: WorkCalendar
  readonly facts: ConditionFacts
  /** A notice with what the server says in it beside. */
  readonly asTold: (definition: WorkTypeDefinition, order: WorkOrder, notice: Notice) => Notice
  /** How somebody is called in the list. */
  readonly nameOf: (person: PersonId) => string
  readonly settlementOf: (definition: WorkTypeDefinition, order: WorkOrder) => Result<RehearsedSettlement>
}
