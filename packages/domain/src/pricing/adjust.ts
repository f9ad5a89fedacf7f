import {
  type BasisPoints,
  type Fen,
  multiplyFen,
  type PriceRuleId,
  ratio,
  type TerritoryId,
  wholeBasisPoints,
} from '../kernel/index.ts'
import type { PriceMethod, PriceRule } from './book.ts'
import { itemName } from './fit.ts'

/** The same method with every amount raised (or lowered) by a percentage, each rounded to the fen. */
export function adjustMethod(method: PriceMethod, points: BasisPoints): PriceMethod {
  const by = (amount: Fen): Fen => multiplyFen(amount, ratio(wholeBasisPoints + points, wholeBasisPoints))
  switch (method.kind) {
    case 'fixed':
      return { ...method, amount: by(method.amount) }
    case 'per_unit':
      return { ...method, unit: by(method.unit) }
    case 'base_plus':
      return { ...method, base: by(method.base) }
    case 'graduated':
    case 'volume':
      return { ...method, rungs: method.rungs.map((rung) => ({ ...rung, unit: by(rung.unit) })) }
    case 'city_heat':
      return { ...method, units: method.units.map((row) => row.map(by)) }
  }
}

/** All that narrows a rule beside its territory. */
function apartFromPlace({ method, item, contract, level, tier, grade, when, ...rest }: PriceRule): string {
  const table = method.kind === 'city_heat' ? [method.cityTiers, method.heats] : null
  const period = [rest.from, rest.until, rest.fromDay, rest.untilDay]
  return JSON.stringify([itemName(item), contract, level, tier, grade, when, period, table])
}

/** `instead` of null is a new rule beside the wider one that it was made from. */
export type Adjusted = { readonly rule: PriceRule; readonly instead: PriceRuleId | null }

/**
 * The rules that make everything in a territory dearer (or cheaper) by a percentage: those of the territory itself
 * changed, of wider ones narrowed copies. `path` is the territory's, from the root to itself.
 */
export function adjustTerritory(
  rules: readonly PriceRule[],
  path: readonly TerritoryId[],
  points: BasisPoints,
  newId: () => PriceRuleId,
): Adjusted[] {
  const territory = path.at(-1)
  if (territory === undefined) return []
  const deepest = new Map<string, { readonly rule: PriceRule; readonly depth: number }>()
  for (const rule of rules) {
    const depth = rule.territory === undefined ? 0 : path.indexOf(rule.territory) + 1
    if (rule.territory !== undefined && depth === 0) continue
    const scope = apartFromPlace(rule)
    const known = deepest.get(scope)
    if (!known || known.depth < depth) deepest.set(scope, { rule, depth })
  }
  return [...deepest.values()].map(({ rule, depth }) => {
    const own = depth === path.length
    const method = adjustMethod(rule.method, points)
    const changed = { ...rule, method, territory, id: own ? rule.id : newId() }
    return { rule: changed, instead: own ? rule.id : null }
  })
}
