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
type Row = {
  readonly id: string
  readonly kind: Kind
  readonly grant_rule: TierGrant
  readonly party_name: string | null
}

const grantView = ({ id, kind, grant_rule: grant, party_name: partyName }: Row): GrantView => ({
  id,
  kind,
  key: grant.tier,
  party: grant.party ?? null,
  partyName,
  territoryId: grant.territory ?? null,
  from: grant.from ?? null,
  until: grant.until ?? null,
  fromDay: grant.fromDay ?? null,
  untilDay: grant.untilDay ?? null,
})

/** What the party of a grant `g` is called: a person, or a store or site. */
const partyName = sql<string | null>`coalesce(
  (select p.name from person p where p.org_id = g.org_id and p.id::text = g.grant_rule ->> 'party'),
  (select p.name from place p where p.org_id = g.org_id and p.id::text = g.grant_rule ->> 'party'))`

async function grantsOf(tx: Tx, orgId: OrgId): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select g.id, g.kind, g.grant_rule, ${partyName} as party_name from price_grant g where g.org_id = ${orgId}::uuid order by g.id`.execute(
    tx,
  )
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
  const whom = party === undefined ? null : await nameOfParty(tx, orgId, party)
  if (party !== undefined && whom === null) return refuse('not_an_option', { path: 'party' })
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
  return ok(grantView({ id, kind, grant_rule: grant, party_name: whom }))
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

async function nameOfParty(tx: Tx, orgId: OrgId, party: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select name from person where org_id = ${orgId}::uuid and id = ${party}::uuid
    union all select name from place where org_id = ${orgId}::uuid and id = ${party}::uuid`.execute(tx)
  return rows[0]?.name ?? null
}

/** Ends a grant now, if it has not ended before. */
export async function endGrant(tx: Tx, orgId: OrgId, id: string, now: Instant): Promise<Result<GrantView>> {
  const { rows } = await sql<Row>`
    select g.id, g.kind, g.grant_rule, ${partyName} as party_name
    from price_grant g where g.org_id = ${orgId}::uuid and g.id = ${id}::uuid for update`.execute(tx)
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
