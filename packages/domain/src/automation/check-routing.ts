import { configuredKey } from '../condition/index.ts'
import { ok, type Result, refuse } from '../kernel/index.ts'
import { type RoutingRule, routingParts } from './route.ts'

/**
 * Refuses a list of rules with two of one key (`not_unique`), with hours that are no minutes of a day, or with a
 * rule that does nothing. A rule that asks nothing may only stand last: nothing behind it would ever be reached.
 */
export function checkRouting(rules: readonly RoutingRule[]): Result<readonly RoutingRule[]> {
  for (const [index, rule] of rules.entries()) {
    const path = `rules.${index}`
    const { key, when, siteId, shareSet } = rule
    if (!configuredKey.test(key)) return refuse('wrong_format', { path: `${path}.key` })
    if (rules.findIndex((one) => one.key === key) !== index) return refuse('not_unique', { path: `${path}.key` })
    if (siteId === null && shareSet === null) return refuse('required', { path: `${path}.siteId` })
    if (shareSet !== null && !configuredKey.test(shareSet)) return refuse('wrong_format', { path: `${path}.shareSet` })
    const asksNothing = routingParts.every((part) => when[part] === undefined)
    if (asksNothing && index < rules.length - 1) return refuse('not_unique', { path: `${path}.when` })
  }
  return ok(rules)
}
