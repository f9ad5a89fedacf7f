import type { PriceRuleId } from '../kernel/index.ts'
import type { PriceRule } from './book.ts'

/** A rule of the next version, and which rule of the former one it was. */
export type Successor = { readonly rule: PriceRule; readonly was: PriceRuleId | null }

export type RuleChanges = {
  readonly added: readonly PriceRule[]
  readonly removed: readonly PriceRule[]
  readonly changed: readonly { readonly before: PriceRule; readonly after: PriceRule }[]
}

/** Keys sorted, so that the same rule written in another order is the same. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, plain(one)]),
  )
}

const content = ({ id: _id, bookId: _book, ...rest }: PriceRule): string => JSON.stringify(plain(rest))

/**
 * What differs between two versions of a book. A rule that only got another id did not change, also when it came back from
 * a file and nobody knows which one it was.
 */
export function compareRules(before: readonly PriceRule[], after: readonly Successor[]): RuleChanges {
  const former = new Map(before.map((rule) => [rule.id, rule]))
  const kept = new Set(after.flatMap(({ was }) => (was !== null && former.has(was) ? [was] : [])))
  const pairs = after.map(({ rule, was }) => ({ after: rule, before: was === null ? undefined : former.get(was) }))
  const removed = new Map<string, PriceRule[]>()
  for (const rule of before) {
    if (kept.has(rule.id)) continue
    const same = removed.get(content(rule))
    if (same) same.push(rule)
    else removed.set(content(rule), [rule])
  }
  const cameBack = (rule: PriceRule): boolean => removed.get(content(rule))?.pop() !== undefined
  return {
    added: pairs.filter((pair) => pair.before === undefined && !cameBack(pair.after)).map((pair) => pair.after),
    removed: [...removed.values()].flat(),
    changed: pairs.flatMap((pair) =>
      pair.before && content(pair.before) !== content(pair.after) ? [{ before: pair.before, after: pair.after }] : [],
    ),
  }
}
