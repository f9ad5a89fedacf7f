import { type ConditionFacts, evaluateCondition } from '../condition/index.ts'
import { type Fen, type Instant, ok, type Result, refuse, type TerritoryId } from '../kernel/index.ts'
import type { ItemSelector, PriceBook, PricedItem, PriceRule } from './book.ts'
import { priceSteps } from './method.ts'
import { quantityRatio } from './quantity.ts'
import { type PriceTrace, runSteps } from './trace.ts'

/**
 * One thing to price at its pricing moment. `categories` and `territory` are paths from the root to the leaf; `contract`
 * and `level` are those of the customer or partner; `facts` is what conditions of rules may read.
 */
export type PriceCase = {
  readonly item: PricedItem
  readonly categories: readonly string[]
  readonly quantity: number
  readonly tier: string
  readonly territory: readonly TerritoryId[]
  readonly contract?: string
  readonly level?: string
  readonly at: Instant
  readonly facts: ConditionFacts
}

export type PricedLine = { readonly amount: Fen; readonly trace: PriceTrace }

export const itemName = (item: ItemSelector): string => `${item.kind}:${'id' in item ? item.id : item.key}`

/**
 * How narrow a rule is for a case, compared from the left, or null when it is for other cases. This is the published
 * order: contract, customer or partner level, depth of the territory, tier; then one item before its category (the
 * deeper the narrower), and last a rule with a condition before one without.
 */
function specificity(rule: PriceRule, one: PriceCase): readonly number[] | null {
  const depth = rule.territory === undefined ? 0 : one.territory.indexOf(rule.territory) + 1
  const item = itemDepth(rule.item, one)
  const fits =
    item > 0 &&
    (rule.contract === undefined || rule.contract === one.contract) &&
    (rule.level === undefined || rule.level === one.level) &&
    (rule.territory === undefined || depth > 0) &&
    (rule.tier === undefined || rule.tier === one.tier) &&
    (rule.from === undefined || rule.from <= one.at) &&
    (rule.until === undefined || one.at < rule.until)
  const given = (value: unknown): number => (value === undefined ? 0 : 1)
  return fits ? [given(rule.contract), given(rule.level), depth, given(rule.tier), item, given(rule.when)] : null
}

function itemDepth(selector: ItemSelector, one: PriceCase): number {
  if (selector.kind === 'category') return one.categories.indexOf(selector.key) + 1
  return itemName(selector) === itemName(one.item) ? Number.MAX_SAFE_INTEGER : 0
}

function narrower(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((rank, index) => rank !== b[index])
  return at < 0 ? 0 : (b[at] ?? 0) - (a[at] ?? 0)
}

type Fit = { readonly rule: PriceRule; readonly rank: readonly number[] }

function fittingRules(book: PriceBook, rules: readonly PriceRule[], one: PriceCase): Result<readonly Fit[]> {
  const fits: Fit[] = []
  for (const rule of rules) {
    const rank = rule.bookId === book.id ? specificity(rule, one) : null
    if (!rank) continue
    const holds = rule.when ? evaluateCondition(rule.when, one.facts) : ok(true)
    if (!holds.ok) return holds
    if (holds.value) fits.push({ rule, rank })
  }
  return ok(fits.sort((a, b) => narrower(a.rank, b.rank)))
}

/**
 * The price of one line in one book by the most specific rule, with the trace that recomputes it. Refuses
 * `quantity_invalid`, `no_price` when no rule holds, and `price_ambiguous` with both rules when two are equally specific.
 */
export function resolvePrice(book: PriceBook, rules: readonly PriceRule[], one: PriceCase): Result<PricedLine> {
  const quantity = quantityRatio(one.quantity)
  if (!quantity.ok) return quantity
  const fits = fittingRules(book, rules, one)
  if (!fits.ok) return fits
  const [best, next] = fits.value
  if (!best) return refuse('no_price', { detail: { item: itemName(one.item), book: book.id } })
  if (next && narrower(best.rank, next.rank) === 0) {
    return refuse('price_ambiguous', { detail: { first: best.rule.id, second: next.rule.id } })
  }
  const { rule } = best
  const { steps, amount } = runSteps(priceSteps(rule, quantity.value))
  const trace: PriceTrace = {
    book,
    rule: { id: rule.id, label: rule.label },
    item: one.item,
    tier: one.tier,
    territory: rule.territory ?? null,
    at: one.at,
    quantity: one.quantity,
    steps,
    amount,
  }
  return ok({ amount, trace })
}
