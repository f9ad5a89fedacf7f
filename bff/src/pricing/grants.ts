import type { Body, Query, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { asId, type Instant, type OrgId, ok, type Result, refuse, type TerritoryId } from '@field/domain/kernel'
import { localDayOf, periodFault, periodsMeet, type TierGrant } from '@field/domain/pricing'
import { sql } from 'kysely'
import { calendarIn } from '../platform/calendar.ts'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

type GrantView = Reply<'POST /price-grants'>
type Kind = GrantView['kind']
type Row = { readonly id: string; readonly kind: Kind; readonly grant_rule: TierGrant }

const grantView = ({ id, kind, grant_rule: grant }: Row): GrantView => ({
  id,
  kind,
  key: grant.tier,
  party: grant.party ?? null,
  territoryId: grant.territory ?? null,
  from: grant.from ?? null,
  until: grant.until ?? null,
  fromDay: grant.fromDay ?? null,
  untilDay: grant.untilDay ?? null,
})

async function grantsOf(tx: Tx, orgId: OrgId): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select id, kind, grant_rule from price_grant where org_id = ${orgId}::uuid order by id`.execute(tx)
  return rows
}

export async function listGrants(
  tx: Tx,
  orgId: OrgId,
  { party }: Query<'GET /price-grants'>,
): Promise<Reply<'GET /price-grants'>> {
  const rows = await grantsOf(tx, orgId)
  return { grants: rows.filter(({ grant_rule }) => party === undefined || grant_rule.party === party).map(grantView) }
}

/** Where a grant's days begin: the time zone of its territory, of the organization when it has none. */
async function zoneOf(tx: Tx, orgId: OrgId, territoryId: string | undefined): Promise<string | null> {
  const { rows } = await sql<{ time_zone: string }>`
    select coalesce(t.time_zone, o.time_zone) as time_zone
    from organization o left join territory t on t.org_id = o.id and t.id = ${territoryId ?? null}::uuid
    where o.id = ${orgId}::uuid and (${territoryId ?? null}::uuid is null or t.id is not null)`.execute(tx)
  return rows[0]?.time_zone ?? null
}

/**
 * Grants a tier, level or contract from now or a later day on. Refuses names that are not there, a day that is past (what
 * was priced stays priced), and `price_ambiguous` with the other grant when both would hold and say different things.
 */
export async function giveGrant(
  tx: Tx,
  { orgId, personId }: Actor,
  { kind, key, party, territoryId, fromDay, untilDay }: Body<'POST /price-grants'>,
  now: Instant,
): Promise<Result<GrantView>> {
  const zone = await zoneOf(tx, orgId, territoryId)
  if (zone === null) return refuse('not_an_option', { path: 'territoryId' })
  if (!(await isThere(tx, orgId, kind, key))) return refuse('not_an_option', { path: 'key' })
  if (party !== undefined && !(await partyIsThere(tx, orgId, party))) return refuse('not_an_option', { path: 'party' })
  const { offsetMinutes } = calendarIn(zone, now)
  const today = localDayOf({ at: now, offsetMinutes })
  if (fromDay !== undefined && fromDay < today) return refuse('too_small', { path: 'fromDay' })
  const period = {
    ...(fromDay === undefined || fromDay === today ? { from: now } : { fromDay }),
    ...(untilDay !== undefined && { untilDay }),
  }
  const fault = periodFault(period)
  if (fault) return refuse(fault.code, { path: fault.path ?? 'fromDay' })
  if (untilDay !== undefined && untilDay <= today) return refuse('too_small', { path: 'untilDay' })
  const id = newId()
  const grant: TierGrant = {
    id,
    tier: key,
    ...(party !== undefined && { party }),
    ...(territoryId !== undefined && { territory: asId<TerritoryId>(territoryId) }),
    ...period,
  }
  await sql`select pg_advisory_xact_lock(hashtext(${`price grants ${orgId}`}))`.execute(tx)
  const other = (await grantsOf(tx, orgId)).find((one) => one.kind === kind && collide(one.grant_rule, grant))
  if (other) return refuse('price_ambiguous', { detail: { first: other.id, key: other.grant_rule.tier } })
  await sql`
    insert into price_grant (org_id, id, kind, grant_rule, created_at, created_by)
    values (${orgId}::uuid, ${id}::uuid, ${kind}, ${JSON.stringify(grant)}::jsonb, ${time(now)}, ${personId}::uuid)`.execute(
    tx,
  )
  return ok(grantView({ id, kind, grant_rule: grant }))
}

const collide = (a: TierGrant, b: TierGrant): boolean =>
  a.party === b.party && a.territory === b.territory && a.tier !== b.tier && periodsMeet(a, b)

/** A tier or level must have been named; contracts carry their own names. */
async function isThere(tx: Tx, orgId: OrgId, kind: Kind, key: string): Promise<boolean> {
  if (kind === 'contract' || (kind === 'tier' && key === 'standard')) return true
  const row = await tx
    .selectFrom(kind === 'tier' ? 'price_tier' : 'partner_level')
    .select('key')
    .where('org_id', '=', orgId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row !== undefined
}

async function partyIsThere(tx: Tx, orgId: OrgId, party: string): Promise<boolean> {
  const { rows } = await sql`
    select from person where org_id = ${orgId}::uuid and id = ${party}::uuid
    union all select from place where org_id = ${orgId}::uuid and id = ${party}::uuid`.execute(tx)
  return rows.length > 0
}

/** Ends a grant now, if it has not ended before. */
export async function endGrant(tx: Tx, orgId: OrgId, id: string, now: Instant): Promise<Result<GrantView>> {
  const { rows } = await sql<Row>`
    select id, kind, grant_rule from price_grant where org_id = ${orgId}::uuid and id = ${id}::uuid for update`.execute(
    tx,
  )
  const [row] = rows
  if (!row) return refuse('not_found')
  const until = Math.min(row.grant_rule.until ?? now, now)
  const ended: TierGrant = { ...row.grant_rule, until }
  await sql`
    update price_grant set grant_rule = ${JSON.stringify(ended)}::jsonb where org_id = ${orgId}::uuid and id = ${id}::uuid`.execute(
    tx,
  )
  return ok(grantView({ ...row, grant_rule: ended }))
}
