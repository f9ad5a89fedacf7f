import { type AutomationRule, asksMonth, type Cause, deepest, ruleFacts } from '@field/domain/automation'
import { type ConditionFacts, evaluateCondition } from '@field/domain/condition'
import type { Instant, OrgId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import type { World } from '../platform/world.ts'
import { monthOf, restsThisMonth } from './month.ts'
import type { About } from './open-order.ts'
import { type Done, type Performing, perform } from './perform.ts'
import { repeated } from './repeat.ts'

/** A rule as it is kept. */
export type KeptRule = { readonly rule: AutomationRule; readonly version: number }

export type Firing = {
  readonly orgId: OrgId
  readonly kept: KeptRule
  readonly cause: Cause
  readonly about: About
  readonly facts: ConditionFacts
  /** How many automatic steps led here. */
  readonly depth: number
  readonly now: Instant
}

type Outcome = 'done' | 'not_met' | 'too_deep' | 'failed'

/**
 * Fires a rule on a cause: once, whoever tries it again. Its condition is asked now, its actions run, and what came of it
 * is written down with the reason. What automatic steps have led to is not carried on for ever.
 */
export async function fireRule(tx: Tx, world: World, firing: Firing): Promise<Outcome | null> {
  const { orgId, kept, cause, about, depth, now } = firing
  const id = newId()
  const { rows } = await sql`
    insert into automation_firing (org_id, id, rule_key, rule_version, cause, at, work_order_id, outcome, reason)
    values (${orgId}::uuid, ${id}::uuid, ${kept.rule.key}, ${kept.version}, ${cause.name}, ${time(now)}, ${about.order?.id ?? null}::uuid, 'done', '{}')
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) return null
  const { outcome, why, results } = await resultOf(tx, world, firing)
  await sql`
    update automation_firing set outcome = ${outcome}, reason = ${JSON.stringify({ ...cause.why, ...why })}::jsonb, results = ${JSON.stringify(results)}::jsonb
    where org_id = ${orgId}::uuid and id = ${id}::uuid`.execute(tx)
  world.log.info({ rule: kept.rule.key, cause: cause.name, outcome, depth }, 'a rule fired')
  return outcome
}

type Came = { readonly outcome: Outcome; readonly why?: object; readonly results: readonly Done[] }

async function resultOf(
  tx: Tx,
  world: World,
  { orgId, kept, cause, about, facts: given, depth, now }: Firing,
): Promise<Came> {
  if (depth >= deepest) return { outcome: 'too_deep', why: { depth }, results: [] }
  const { rule } = kept
  const month = about.order && (rule.once || asksMonth(rule)) ? await monthOf(tx, about.order) : null
  const facts = about.order ? ruleFacts(about.order, given, month?.count) : given
  if (rule.if) {
    const met = evaluateCondition(rule.if, facts)
    if (!met.ok || !met.value) return { outcome: 'not_met', results: [] }
  }
  const why = month ? { month: month.name, count: month.count } : {}
  if (rule.once && month && (await restsThisMonth(tx, orgId, rule.key, month.name)))
    return { outcome: 'not_met', why: { ...why, rests: true }, results: [] }
  const performing: Performing = { orgId, rule, cause: cause.name, why: cause.why, facts, about, now }
  const deeper: World = { ...world, depth: depth + 1 }
  if (rule.when.on === 'repeat') return repeated(tx, deeper, performing, rule.when, cause)
  const results = await perform(tx, deeper, performing)
  return { outcome: results.some(({ refused }) => refused) ? 'failed' : 'done', why, results }
}
