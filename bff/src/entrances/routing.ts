import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { checkRouting, type RoutingRule } from '@field/domain/automation'
import { type Instant, type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'

type Routing = Reply<'GET /routing'>
type Row = {
  readonly version: number
  readonly rules: readonly RoutingRule[]
  readonly percent: number
  readonly at: Instant | null
}

/** The rules in force, with the ratio. */
export async function showRouting(tx: Tx, orgId: OrgId): Promise<Routing> {
  const { rows } = await sql<Row>`
    select coalesce(r.number, 0) as version, coalesce(r.rules, '[]') as rules, r.at, o.auto_dispatch_percent as percent
    from organization o left join lateral (select * from routing_version v where v.org_id = o.id order by v.number desc limit 1) r on true
    where o.id = ${orgId}::uuid`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the organization of a transaction is there')
  return { version: row.version, rules: [...row.rules], autoDispatchPercent: row.percent, at: row.at }
}

/**
 * Replaces the rules. Refuses `version_conflict` when they are not those of `base`, what `checkRouting` refuses, and
 * `not_found` for a site or a set of shares that the organization does not have.
 */
export async function replaceRouting(
  tx: Tx,
  { orgId, personId }: Actor,
  { base, rules: given }: Body<'PUT /routing'>,
  now: Instant,
): Promise<Result<Routing>> {
  const rules = given as unknown as readonly RoutingRule[]
  const checked = checkRouting(rules)
  if (!checked.ok) return checked
  await sql`select pg_advisory_xact_lock(hashtext(${`routing ${orgId}`}))`.execute(tx)
  const [present, unknown] = await Promise.all([showRouting(tx, orgId), notThere(tx, orgId, rules)])
  if (present.version !== base) return refuse('version_conflict')
  if (unknown) return refuse('not_found', { path: unknown })
  await tx
    .insertInto('routing_version')
    .values({ org_id: orgId, number: base + 1, rules: JSON.stringify(rules), at: time(now), by: personId })
    .execute()
  return ok({ ...present, version: base + 1, rules: [...rules], at: now })
}

async function notThere(tx: Tx, orgId: OrgId, rules: readonly RoutingRule[]): Promise<string | null> {
  const { rows } = await sql<{ sites: string[]; sets: string[] }>`
    select coalesce((select array_agg(id::text) from place where org_id = ${orgId}::uuid and kind = 'site'), '{}') as sites,
      coalesce((select array_agg(distinct set_key) from share_rule where org_id = ${orgId}::uuid and set_key is not null), '{}') as sets`.execute(
    tx,
  )
  const { sites = [], sets = [] } = rows[0] ?? {}
  for (const [index, { siteId, shareSet }] of rules.entries()) {
    if (siteId !== null && !sites.includes(siteId)) return `rules.${index}.siteId`
    if (shareSet !== null && !sets.includes(shareSet)) return `rules.${index}.shareSet`
  }
  return null
}

/** How many of a hundred reports are assigned without a dispatcher; the next report asks for it. */
export async function setRatio(tx: Tx, { orgId }: Actor, percent: number): Promise<{ percent: number }> {
  await tx.updateTable('organization').set({ auto_dispatch_percent: percent }).where('id', '=', orgId).execute()
  return { percent }
}
