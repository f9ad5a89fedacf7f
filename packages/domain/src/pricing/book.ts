import type { Condition } from '../condition/index.ts'
import type {
  BasisPoints,
  Fen,
  Label,
  PartId,
  PriceBookId,
  PriceRuleId,
  ServiceItemId,
  TerritoryId,
} from '../kernel/index.ts'
import type { Period } from './period.ts'

/** What the prices of a book are for. Organizations may add kinds of their own. */
export type PriceBookKind = 'sale' | 'service_cost' | 'parts_settlement' | 'lead_cost' | (string & {})

/** One immutable version of a price book. */
export type PriceBook = {
  readonly id: PriceBookId
  readonly kind: PriceBookKind
  readonly version: number
  readonly label: Label
}

/** A 档位 that partners and customers are put in: `standard`, `preferred`, `custom`, and more. */
export type PriceTier = { readonly key: string; readonly label: Label }

/** The one thing that is priced. */
export type PricedItem =
  | { readonly kind: 'service_item'; readonly id: ServiceItemId }
  | { readonly kind: 'part'; readonly id: PartId }
  | { readonly kind: 'surcharge'; readonly key: string }

/** What a rule is for: one item, or every item in a category and below it. */
export type ItemSelector = PricedItem | { readonly kind: 'category'; readonly key: string }

/** One step of a ladder; `upTo` is the last quantity it covers and is missing on the last rung only. */
export type PriceRung = { readonly upTo?: number; readonly unit: Fen }

export type PriceMethod =
  /** One amount for the line, whatever the quantity. */
  | { readonly kind: 'fixed'; readonly amount: Fen }
  | { readonly kind: 'per_unit'; readonly unit: Fen }
  /** A named base per unit and percentages of that base, added up (never compounded), each with its reason. */
  | {
      readonly kind: 'base_plus'
      readonly base: Fen
      readonly baseLabel: Label
      readonly additions: readonly PriceAddition[]
    }
  /** Each slice of the quantity at the price of its own rung. */
  | { readonly kind: 'graduated'; readonly rungs: readonly PriceRung[] }
  /** The whole quantity at the price of the rung it reaches. */
  | { readonly kind: 'volume'; readonly rungs: readonly PriceRung[] }
  /** A price per unit by city tier (rows) and heat of the district (columns); other tiers and heats it does not price. */
  | {
      readonly kind: 'city_heat'
      readonly cityTiers: readonly number[]
      readonly heats: readonly string[]
      readonly units: readonly (readonly Fen[])[]
    }

export type PriceAddition = { readonly points: BasisPoints; readonly reason: Label }

/**
 * A price and the cases it holds for; what is left out does not narrow it. `territory` means the whole subtree, `grade`
 * is the partner's grade of monthly sales, `minimum` and `maximum` bound the line.
 */
export type PriceRule = Period & {
  readonly id: PriceRuleId
  readonly bookId: PriceBookId
  readonly label: Label
  readonly item: ItemSelector
  readonly contract?: string
  readonly level?: string
  readonly territory?: TerritoryId
  readonly tier?: string
  readonly grade?: string
  readonly when?: Condition
  readonly method: PriceMethod
  readonly minimum?: Fen
  readonly maximum?: Fen
}
