import { evaluateCondition } from '../condition/index.ts'
import { type Fen, ok, type Result, refuse } from '../kernel/index.ts'
import type { PriceBook, PriceRule } from './book.ts'
import { cellOf, type Fit, fitRule, itemName, narrower, type PriceCase } from './fit.ts'
import { priceSteps } from './method.ts'
import { quantityRatio } from './quantity.ts'
import { type PriceTrace, runSteps } from './trace.ts'

export type PricedLine = { readonly amount: Fen; readonly trace: PriceTrace }

/** A rule that holds for a case, its condition included. */
export type Holding = Fit & { readonly rule: PriceRule }

/** The rules of a book that hold for a case, the narrowest first. Refuses `too_costly` as conditions do. */
export function holdingRules(book: PriceBook, rules: readonly PriceRule[], one: PriceCase): Result<readonly Holding[]> {
  const fits: Holding[] = []
  for (const rule of rules) {
    const fit = rule.bookId === book.id ? fitRule(rule, one) : null
    if (!fit || 'why' in fit) continue
    const holds = rule.when ? evaluateCondition(rule.when, one.facts) : ok(true)
    if (!holds.ok) return holds
    if (holds.value) fits.push({ rule, rank: fit.rank })
  }
  return ok(fits.sort(narrower))
}

/**
 * The price of one line in one book by the most specific rule, with the trace that recomputes it. Refuses
 * `quantity_invalid`, `no_price` when no rule holds, and `price_ambiguous` with both rules when two are equally specific.
 */
export function resolvePrice(book: PriceBook, rules: readonly PriceRule[], one: PriceCase): Result<PricedLine> {
  const fits = holdingRules(book, rules, one)
  return fits.ok ? priceByNarrowest(book, fits.value, one) : fits
}

/** The same, where the rules that hold are known already. */
export function priceByNarrowest(
  book: PriceBook,
  [best, next]: readonly Holding[],
  one: PriceCase,
): Result<PricedLine> {
  const quantity = quantityRatio(one.quantity)
  if (!quantity.ok) return quantity
  if (!best) return refuse('no_price', { detail: { item: itemName(one.item), book: book.id } })
  if (next && narrower(best, next) === 0) {
    return refuse('price_ambiguous', { detail: { first: best.rule.id, second: next.rule.id } })
  }
  const { rule } = best
  const cell = rule.method.kind === 'city_heat' ? cellOf(rule.method, one) : null
  const { steps, amount } = runSteps(priceSteps(rule, quantity.value, cell))
  const trace: PriceTrace = {
    book,
    rule: { id: rule.id, label: rule.label },
    item: one.item,
    tier: one.tier,
    ...(one.tierLabel && { tierLabel: one.tierLabel }),
    territory: rule.territory ?? null,
    ...(cell && { cell: { cityTier: cell.cityTier, heat: cell.heat } }),
    at: one.at,
    quantity: one.quantity,
    steps,
    amount,
  }
  return ok({ amount, trace })
}
