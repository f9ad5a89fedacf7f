import type { ConditionFacts } from '../condition/index.ts'
import type { Fen, Instant, Label, TerritoryId } from '../kernel/index.ts'
import type { ItemSelector, PricedItem, PriceMethod, PriceRule } from './book.ts'
import { standingAt } from './period.ts'

/**
 * One thing to price at its pricing moment. `categories` and `territory` are paths from the root to the leaf; `contract`,
 * `level` and `grade` (of last month's sales) are those of the customer or partner; `cityTier` and `heat` those of the
 * place, whose clocks are `offsetMinutes` ahead of UTC; `facts` is what conditions of rules may read. `tierLabel` is how
 * the tier is called, for the trace alone.
 */
export type PriceCase = {
  readonly item: PricedItem
  readonly categories: readonly string[]
  readonly quantity: number
  readonly tier: string
  readonly tierLabel?: Label
  readonly territory: readonly TerritoryId[]
  readonly contract?: string
  readonly level?: string
  readonly grade?: string
  readonly cityTier?: number
  readonly heat?: string
  readonly at: Instant
  readonly offsetMinutes?: number
  readonly facts: ConditionFacts
}

/**
 * The published order in which the more specific of two rules is found, compared from the left: contract, customer or
 * partner level, depth of the territory, tier, grade of sales, a table of city tier × district heat before one price for
 * all; then one item before its category (the deeper the narrower), and last a rule with a condition before one without.
 */
export const specificityOrder = [
  'contract',
  'level',
  'territory',
  'tier',
  'grade',
  'city_heat',
  'item',
  'condition',
] as const
export type SpecificityStep = (typeof specificityOrder)[number]

/** Why a rule is for other cases. `wants` is what it asks of the case. */
export type Misfit =
  | { readonly why: 'other_item' | 'not_in_table' }
  | {
      readonly why: 'other_contract' | 'other_level' | 'other_tier' | 'other_grade' | 'other_territory'
      readonly wants: string
    }
  | { readonly why: 'not_yet' | 'over'; readonly wants: string }

/** How narrow a rule is for a case, by the published order; the condition of the rule is not looked at. */
export type Fit = { readonly rank: readonly number[] }

export const itemName = (item: ItemSelector): string => `${item.kind}:${'id' in item ? item.id : item.key}`

function itemDepth(selector: ItemSelector, one: PriceCase): number {
  if (selector.kind === 'category') return one.categories.indexOf(selector.key) + 1
  return itemName(selector) === itemName(one.item) ? Number.MAX_SAFE_INTEGER : 0
}

type Table = Extract<PriceMethod, { readonly kind: 'city_heat' }>

/** The cell of a table that a case falls into, or null when the table has none for it. */
export function cellOf(table: Table, { cityTier, heat }: Pick<PriceCase, 'cityTier' | 'heat'>): TableCell | null {
  if (cityTier === undefined || heat === undefined) return null
  const unit = table.units[table.cityTiers.indexOf(cityTier)]?.[table.heats.indexOf(heat)]
  return unit === undefined ? null : { cityTier, heat, unit }
}

export type TableCell = { readonly cityTier: number; readonly heat: string; readonly unit: Fen }

const instantText = (at: Instant | undefined): string => (at === undefined ? '' : new Date(at).toISOString())

/** Whether a rule is for a case: its rank by the published order, or what it asks that the case does not have. */
export function fitRule(rule: PriceRule, one: PriceCase): Fit | Misfit {
  const item = itemDepth(rule.item, one)
  if (item === 0) return { why: 'other_item' }
  const depth = rule.territory === undefined ? 0 : one.territory.indexOf(rule.territory) + 1
  if (rule.territory !== undefined && depth === 0) return { why: 'other_territory', wants: rule.territory }
  if (rule.contract !== undefined && rule.contract !== one.contract)
    return { why: 'other_contract', wants: rule.contract }
  if (rule.level !== undefined && rule.level !== one.level) return { why: 'other_level', wants: rule.level }
  if (rule.tier !== undefined && rule.tier !== one.tier) return { why: 'other_tier', wants: rule.tier }
  if (rule.grade !== undefined && rule.grade !== one.grade) return { why: 'other_grade', wants: rule.grade }
  const standing = standingAt(rule, one)
  if (standing === 'not_yet') return { why: 'not_yet', wants: rule.fromDay ?? instantText(rule.from) }
  if (standing === 'over') return { why: 'over', wants: rule.untilDay ?? instantText(rule.until) }
  const table = rule.method.kind === 'city_heat'
  if (rule.method.kind === 'city_heat' && !cellOf(rule.method, one)) return { why: 'not_in_table' }
  const given = (value: unknown): number => (value === undefined ? 0 : 1)
  return {
    rank: [
      given(rule.contract),
      given(rule.level),
      depth,
      given(rule.tier),
      given(rule.grade),
      table ? 1 : 0,
      item,
      given(rule.when),
    ],
  }
}

/** The first step of the published order at which two fits differ, and by how much the second is narrower; null when equal. */
export function firstDifference(a: Fit, b: Fit): { readonly step: SpecificityStep; readonly by: number } | null {
  const at = a.rank.findIndex((rank, index) => rank !== b.rank[index])
  const step = specificityOrder[at]
  return step === undefined ? null : { step, by: (b.rank[at] ?? 0) - (a.rank[at] ?? 0) }
}

/** Negative when `a` is the narrower. */
export const narrower = (a: Fit, b: Fit): number => firstDifference(a, b)?.by ?? 0
