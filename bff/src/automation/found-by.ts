import type { Cause, ScheduleOver } from '@field/domain/automation'
import type { ConditionFacts } from '@field/domain/condition'
import { day, type Instant, type OrgId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'

type Found = { readonly cause: Cause; readonly assetId?: string; readonly facts: ConditionFacts }

const mostAtOnce = 500

// Whose it is: the store's name and the owner's; what belongs to nobody in particular is the organization's own.
const whose = sql`coalesce((select p.name from place p where (p.org_id, p.id) = (a.org_id, a.place_id)),
  (select p.name from person p where (p.org_id, p.id) = (a.org_id, a.owner_id)), (select o.name from organization o where o.id = a.org_id)) as place,
  coalesce((select p.name from person p where (p.org_id, p.id) = (a.org_id, a.owner_id)),
  (select p.name from place p where (p.org_id, p.id) = (a.org_id, a.place_id)), (select o.name from organization o where o.id = a.org_id)) as owner`

type AssetRow = {
  readonly id: string
  readonly name: string
  readonly model: string
  readonly serial: string | null
  readonly place: string | null
  readonly owner: string | null
  readonly since: Instant | null
  readonly until: number | null
}

const found = (
  { id, name, model, serial, place, owner }: AssetRow,
  now: Instant,
  about: string,
  why: Cause['why'],
): Found => ({
  cause: { name: `${id}:${about}`, seq: 0, at: now, why: { assetId: id, asset: `${name} ${model}`, ...why } },
  assetId: id,
  facts: { asset: { name, model, serial }, item: { asset_id: id, place, owner, ...why } },
})

/** What a schedule is about, each with the cause that makes it once and what a condition may read of it. */
export async function foundBy(
  tx: Tx,
  orgId: OrgId,
  over: ScheduleOver,
  { now, due }: { readonly now: Instant; readonly due: Instant },
): Promise<readonly Found[]> {
  if (over.kind === 'once') return [{ cause: { name: `once:${due}`, seq: 0, at: now, why: { due } }, facts: {} }]
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
    select distinct a.id, a.name, a.model, a.serial, ${whose}, null::timestamptz as since, (w ->> 'until')::float8 as until
    from asset a, jsonb_array_elements(a.warranties) w
    where a.org_id = ${orgId}::uuid and (w ->> 'until')::float8 between ${now}::float8 and ${now + days * day}::float8
    order by a.id limit ${mostAtOnce}`.execute(tx)
  return rows
}

async function unserviced(tx: Tx, orgId: OrgId, now: Instant, days: number): Promise<readonly AssetRow[]> {
  const { rows } = await sql<AssetRow>`
    select a.id, a.name, a.model, a.serial, ${whose}, s.since, null::float8 as until from asset a
    left join lateral (select greatest(a.installed_at, (select max(w.closed_at) from work_order w
      where w.org_id = a.org_id and w.asset_id = a.id and w.status in ('completed', 'settled', 'closed'))) as since) s on true
    where a.org_id = ${orgId}::uuid and s.since < ${time(now - days * day)}
      and not exists (select from work_order w where w.org_id = a.org_id and w.asset_id = a.id and w.closed_at is null)
    order by a.id limit ${mostAtOnce}`.execute(tx)
  return rows
}
