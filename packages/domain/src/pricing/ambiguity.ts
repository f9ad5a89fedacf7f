import { conditionsApart } from '../condition/index.ts'
import type { PriceRuleId } from '../kernel/index.ts'
import type { PriceRule } from './book.ts'
import { itemName } from './resolve.ts'

export type PriceAmbiguity = { readonly first: PriceRuleId; readonly second: PriceRuleId }

/**
 * Two rules tie only if they narrow by the same things: of two territories on one path, and of two categories on one
 * path, one is always deeper.
 */
const scopeOf = (rule: PriceRule): string =>
  JSON.stringify([
    rule.bookId,
    itemName(rule.item),
    rule.contract ?? null,
    rule.level ?? null,
    rule.territory ?? null,
    rule.tier ?? null,
    rule.when !== undefined,
  ])

function meet(a: PriceRule, b: PriceRule): boolean {
  const sameTime =
    (a.until === undefined || b.from === undefined || b.from < a.until) &&
    (b.until === undefined || a.from === undefined || a.from < b.until)
  return sameTime && !(a.when && b.when && conditionsApart(a.when, b.when))
}

/**
 * The first pair of rules that could both price one case and are equally specific, or null. Asked before rules are
 * saved; conditions count as able to hold together unless they prove otherwise.
 */
export function findAmbiguity(rules: readonly PriceRule[]): PriceAmbiguity | null {
  const scopes = new Map<string, PriceRule[]>()
  for (const rule of rules) {
    const scope = scopeOf(rule)
    const earlier = scopes.get(scope) ?? []
    const other = earlier.find((one) => meet(one, rule))
    if (other) return { first: other.id, second: rule.id }
    scopes.set(scope, [...earlier, rule])
  }
  return null
}
