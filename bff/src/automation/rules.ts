import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type AutomationRule, builtInRules, checkRule } from '@field/domain/automation'
import { day, type Instant, minute, type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import { calendarIn } from '../platform/calendar.ts'
import { time, timeOrNull } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { KeptRule } from './fire.ts'

type Kept = Reply<'GET /automation/rules'>['rules'][number]
type Row = {
  readonly key: string
  readonly rule: AutomationRule
  readonly version: number
  readonly enabled: boolean
  readonly updated_at: Instant
}

const isBuiltIn = (key: string): boolean => builtInRules.some((rule) => rule.key === key)

const keptView = ({ key, rule, version, enabled, updated_at }: Row): Kept => ({
  key,
  rule,
  version,
  enabled,
  builtIn: isBuiltIn(key),
  updatedAt: updated_at,
})

const readyView = (rule: AutomationRule): Kept => ({
  key: rule.key,
  rule,
  version: 0,
  enabled: false,
  builtIn: true,
  updatedAt: null,
})

async function rowsOf(tx: Tx, orgId: OrgId): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select key, rule, version, enabled, updated_at from automation_rule
    where org_id = ${orgId}::uuid and removed_at is null order by key`.execute(tx)
  return rows
}

/** The organization's rules, then the ready ones that it never touched. */
export async function listRules(tx: Tx, orgId: OrgId): Promise<Kept[]> {
  const kept = (await rowsOf(tx, orgId)).map(keptView)
  const ready = builtInRules.filter((rule) => kept.every(({ key }) => key !== rule.key))
  return [...kept, ...ready.map(readyView)]
}

/** The rules that are on, for the worker. */
export const enabledRules = async (tx: Tx, orgId: OrgId): Promise<readonly KeptRule[]> =>
  (await rowsOf(tx, orgId)).filter(({ enabled }) => enabled)

/** One rule, on or off, or a ready one; null when there is none. */
export async function ruleByKey(tx: Tx, orgId: OrgId, key: string): Promise<Kept | null> {
  return (await listRules(tx, orgId)).find((one) => one.key === key) ?? null
}

/**
 * Keeps a rule as its next version. Refuses `version_conflict` away from `base`, what `checkRule` finds wrong, and
 * `not_unique` for the key of a rule that was removed.
 */
export async function keepRule(
  tx: Tx,
  { orgId, personId }: Actor,
  key: string,
  { base, enabled, rule: given }: Body<'PUT /automation/rules/:key'>,
  now: Instant,
): Promise<Result<Kept>> {
  const checked = checkRule(given)
  if (!checked.ok) return refuse(checked.refusal.code, { path: `rule.${checked.refusal.path ?? ''}` })
  const rule = checked.value
  if (rule.key !== key) return refuse('wrong_format', { path: 'rule.key' })
  await sql`select pg_advisory_xact_lock(hashtext(${`rule ${orgId} ${key}`}))`.execute(tx)
  const before = await ruleByKey(tx, orgId, key)
  if (!before && (await wasRemoved(tx, orgId, key))) return refuse('not_unique', { path: 'rule.key' })
  if ((before?.version ?? 0) !== base) return refuse('version_conflict')
  const version = base + 1
  const next = enabled ? await firstAt(tx, orgId, rule, now) : null
  const json = JSON.stringify(rule)
  await sql`
    insert into automation_rule (org_id, key, version, enabled, trigger, rule, next_at, updated_at, updated_by)
    values (${orgId}::uuid, ${key}, ${version}, ${enabled}, ${rule.when.on}, ${json}::jsonb, ${timeOrNull(next)}, ${time(now)}, ${personId}::uuid)
    on conflict (org_id, key) do update set version = excluded.version, enabled = excluded.enabled, trigger = excluded.trigger,
      rule = excluded.rule, next_at = excluded.next_at, updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(
    tx,
  )
  await sql`
    insert into automation_rule_version (org_id, key, version, enabled, rule, at, by)
    values (${orgId}::uuid, ${key}, ${version}, ${enabled}, ${json}::jsonb, ${time(now)}, ${personId}::uuid)`.execute(
    tx,
  )
  return ok({ key, rule, version, enabled, builtIn: isBuiltIn(key), updatedAt: now })
}

async function wasRemoved(tx: Tx, orgId: OrgId, key: string): Promise<boolean> {
  const { rows } = await sql`
    select from automation_rule where org_id = ${orgId}::uuid and key = ${key} and removed_at is not null`.execute(tx)
  return rows.length > 0
}

/**
 * Takes a rule of one's own off the list, for good; what it did stays in the log. Refuses `not_found`, and
 * `operation_not_allowed` for a ready one, which can only be turned off.
 */
export async function removeRule(
  tx: Tx,
  { orgId, personId }: Actor,
  key: string,
  now: Instant,
): Promise<Result<Record<string, never>>> {
  if (isBuiltIn(key)) return refuse('operation_not_allowed', { path: 'key' })
  const { rows } = await sql`
    update automation_rule set enabled = false, next_at = null, removed_at = ${time(now)}, updated_at = ${time(now)}, updated_by = ${personId}::uuid
    where org_id = ${orgId}::uuid and key = ${key} and removed_at is null returning key`.execute(tx)
  return rows.length > 0 ? ok({}) : refuse('not_found')
}

/** Turns a rule on or off as it is; a ready one becomes the organization's own. */
export async function switchRule(
  tx: Tx,
  actor: Actor,
  key: string,
  enabled: boolean,
  now: Instant,
): Promise<Result<Kept>> {
  const kept = await ruleByKey(tx, actor.orgId, key)
  if (!kept) return refuse('not_found')
  if (kept.enabled === enabled) return ok(kept)
  return keepRule(tx, actor, key, { base: kept.version, enabled, rule: kept.rule }, now)
}

async function firstAt(tx: Tx, orgId: OrgId, { when }: AutomationRule, now: Instant): Promise<Instant | null> {
  if (when.on !== 'schedule') return null
  const { time_zone } = await tx
    .selectFrom('organization')
    .select('time_zone')
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow()
  return nextAt(when.at, time_zone, now)
}

/** The next moment after `now` at that minute of the day there. */
export function nextAt(minuteOfDay: number, zone: string, now: Instant): Instant {
  const offset = calendarIn(zone, now).offsetMinutes * minute
  const midnight = Math.floor((now + offset) / day) * day - offset
  const today = midnight + minuteOfDay * minute
  return today > now ? today : today + day
}
