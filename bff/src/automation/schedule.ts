import type { Cause, ScheduleOver } from '@field/domain/automation'
import type { ConditionFacts } from '@field/domain/condition'
import { day, type Instant, type OrgId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { fireRule, type KeptRule } from './fire.ts'
import type { About } from './open-order.ts'
import { nextAt } from './rules.ts'

type Due = { readonly orgId: OrgId; readonly key: string }
type Found = { readonly cause: Cause; readonly about: About; readonly facts: ConditionFacts }

const mostAtOnce = 500

/** The scheduled rules whose time has come, of all organizations. */
export async function dueSchedules({ workerDb, clock }: World): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    select org_id as "orgId", key from automation_rule where enabled and next_at <= ${time(clock.now())} order by next_at limit 20`.execute(
    workerDb.read,
  )
  return rows
}

/** Fires a scheduled rule about each thing it finds, and sets its next time; another worker at it leaves nothing to do. */
export async function runSchedule(tx: Tx, world: World, { orgId, key }: Due): Promise<void> {
  const now = world.clock.now()
  const { rows } = await sql<KeptRule & { readonly zone: string; readonly due: Instant }>`
    select r.rule, r.version, o.time_zone as zone, r.next_at as due from automation_rule r join organization o on o.id = r.org_id
    where r.org_id = ${orgId}::uuid and r.key = ${key} and r.enabled and r.next_at <= ${time(now)} for update of r skip locked`.execute(
    tx,
  )
  const [kept] = rows
  if (kept?.rule.when.on !== 'schedule') return
  const { at, over } = kept.rule.when
  for (const { cause, about, facts } of await foundBy(tx, orgId, over, { now, due: kept.due }))
    await fireRule(tx, world, { orgId, kept, cause, about, facts, depth: 0, now })
  await sql`
    update automation_rule set next_at = ${time(nextAt(at, kept.zone, now))} where org_id = ${orgId}::uuid and key = ${key}`.execute(
    tx,
  )
}

type AssetRow = {
  readonly id: string
  readonly name: string
  readonly model: string
  readonly serial: string | null
  readonly since: Instant | null
  readonly until: number | null
}

const found = ({ id, name, model, serial }: AssetRow, now: Instant, about: string, why: Cause['why']): Found => ({
  cause: { name: `${id}:${about}`, seq: 0, at: now, why: { assetId: id, ...why } },
  about: { order: null, assetId: id },
  facts: { asset: { name, model, serial }, item: why },
})

async function foundBy(
  tx: Tx,
  orgId: OrgId,
  over: ScheduleOver,
  { now, due }: { readonly now: Instant; readonly due: Instant },
): Promise<readonly Found[]> {
  if (over.kind === 'once')
    return [{ cause: { name: `once:${due}`, seq: 0, at: now, why: { due } }, about: { order: null }, facts: {} }]
  const rows =
    over.kind === 'warranties' ? await ending(tx, orgId, now, over.days) : await unserviced(tx, orgId, now, over.days)
  return rows.map((row) =>
    over.kind === 'warranties'
      ? found(row, now, `warranty:${row.until}`, { until: row.until })
      : found(row, now, `maintenance:${row.since ?? 'never'}`, { since: row.since }),
  )
}

async function ending(tx: Tx, orgId: OrgId, now: Instant, days: number): Promise<readonly AssetRow[]> {
  const { rows } = await sql<AssetRow>`
    select distinct a.id, a.name, a.model, a.serial, null::timestamptz as since, (w ->> 'until')::float8 as until
    from asset a, jsonb_array_elements(a.warranties) w
    where a.org_id = ${orgId}::uuid and (w ->> 'until')::float8 between ${now}::float8 and ${now + days * day}::float8
    order by a.id limit ${mostAtOnce}`.execute(tx)
  return rows
}

async function unserviced(tx: Tx, orgId: OrgId, now: Instant, days: number): Promise<readonly AssetRow[]> {
  const { rows } = await sql<AssetRow>`
    select a.id, a.name, a.model, a.serial, s.since, null::float8 as until from asset a
    left join lateral (select greatest(a.installed_at, (select max(w.closed_at) from work_order w
      where w.org_id = a.org_id and w.asset_id = a.id and w.status in ('completed', 'settled', 'closed'))) as since) s on true
    where a.org_id = ${orgId}::uuid and s.since < ${time(now - days * day)}
      and not exists (select from work_order w where w.org_id = a.org_id and w.asset_id = a.id and w.closed_at is null)
    order by a.id limit ${mostAtOnce}`.execute(tx)
  return rows
}
