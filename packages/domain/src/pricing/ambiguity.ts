import { conditionsApart } from '../condition/index.ts'
import type { PriceRuleId, TerritoryId } from '../kernel/index.ts'
import type { PriceRule } from './book.ts'
import { itemName } from './fit.ts'
import { type Period, periodsMeet } from './period.ts'

/** A case that both rules would price: what both narrow by, and from when both hold. */
export type AmbiguousCase = Pick<Period, 'from' | 'fromDay'> & {
  readonly item: string
  readonly contract?: string
  readonly level?: string
  readonly territory?: TerritoryId
  readonly tier?: string
  readonly grade?: string
  readonly cityTier?: number
  readonly heat?: string
}

export type PriceAmbiguity = {
  readonly first: PriceRuleId
  readonly second: PriceRuleId
  readonly case: AmbiguousCase
}

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
    rule.grade ?? null,
    rule.method.kind === 'city_heat',
    rule.when !== undefined,
  ])

/** The first city tier and heat that both tables price; undefined when they are no tables, null when they share no cell. */
function sharedCell({ method: a }: PriceRule, { method: b }: PriceRule) {
  if (a.kind !== 'city_heat' || b.kind !== 'city_heat') return undefined
  const cityTier = a.cityTiers.find((tier) => b.cityTiers.includes(tier))
  const heat = a.heats.find((one) => b.heats.includes(one))
  return cityTier === undefined || heat === undefined ? null : { cityTier, heat }
}

function meet(a: PriceRule, b: PriceRule): AmbiguousCase | null {
  if (!periodsMeet(a, b) || (a.when && b.when && conditionsApart(a.when, b.when))) return null
  const cell = sharedCell(a, b)
  if (cell === null) return null
  const { contract, level, territory, tier, grade } = a
  const from = laterOf(a.from, b.from)
  const fromDay = laterOf(a.fromDay, b.fromDay)
  return {
    item: itemName(a.item),
    ...(contract !== undefined && { contract }),
    ...(level !== undefined && { level }),
    ...(territory !== undefined && { territory }),
    ...(tier !== undefined && { tier }),
    ...(grade !== undefined && { grade }),
    ...cell,
    ...(from !== undefined && { from }),
    ...(fromDay !== undefined && { fromDay }),
  }
}

const laterOf = <T extends number | string>(a: T | undefined, b: T | undefined): T | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a

/**
 * The pairs of rules that could both price one case and are equally specific, each later rule named once, at most so
 * many. Asked before rules are saved; conditions count as able to hold together unless they prove otherwise.
 */
export function ambiguitiesIn(rules: readonly PriceRule[], most = 100): PriceAmbiguity[] {
  const scopes = new Map<string, PriceRule[]>()
  const found: PriceAmbiguity[] = []
  for (const rule of rules) {
    const scope = scopeOf(rule)
    const earlier = scopes.get(scope)
    if (!earlier) {
      scopes.set(scope, [rule])
      continue
    }
    for (const other of earlier) {
      const both = meet(other, rule)
      if (!both) continue
      found.push({ first: other.id, second: rule.id, case: both })
      if (found.length >= most) return found
      break
    }
    earlier.push(rule)
  }
  return found
}

/** The first such pair, or null. */
export const findAmbiguity = (rules: readonly PriceRule[]): PriceAmbiguity | null => ambiguitiesIn(rules, 1)[0] ?? null
