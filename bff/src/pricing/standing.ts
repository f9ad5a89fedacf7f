import type { ConditionFacts } from '@field/domain/condition'
import { hour, type Instant, type Label, minute, type OrgId, type TerritoryId } from '@field/domain/kernel'
import { gradeFor, grantFor, type QuoteOccasion, type TierGrant, type VolumeGrade } from '@field/domain/pricing'
import { type RawBuilder, sql } from 'kysely'
import { calendarIn } from '../platform/calendar.ts'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'

type KeptGrant = TierGrant & { readonly kind: 'tier' | 'level' | 'contract'; readonly label: Label | null }

/** What the database knows of a place and of who is dealt with there, as prices see it at a moment. */
export type Standing = {
  readonly path: readonly TerritoryId[]
  readonly zone: string
  readonly cityTier: number | null
  readonly heat: string | null
  readonly grants: readonly KeptGrant[]
  readonly grades: readonly VolumeGrade[]
  readonly sales: number
}

/** Whom, where and when to ask for; SQL, so that it may be columns of a row as well as values. */
type Asked = {
  readonly orgId: OrgId
  readonly parties: RawBuilder<unknown>
  readonly territory: RawBuilder<unknown>
  readonly at: RawBuilder<unknown>
}

/**
 * `Standing` as one JSON value of a query; null for a territory that is not there. Sales are those of the local calendar
 * month before, of the parties together, and are only added up where there are grades to reach.
 */
export const standingColumn = ({
  orgId,
  parties,
  territory,
  at,
}: Asked): RawBuilder<Standing | null> => sql<Standing | null>`
  (select jsonb_build_object('path', y.path, 'zone', y.time_zone,
    'cityTier', (select c.city_tier from territory c where c.org_id = y.org_id and c.id = any(y.path) and c.city_tier is not null
      order by array_position(y.path, c.id) desc limit 1),
    'heat', (select h.heat from district_heat h where h.org_id = y.org_id and h.territory_id = any(y.path) and h.since <= ${at}
      order by array_position(y.path, h.territory_id) desc, h.since desc limit 1),
    'grants', (select coalesce(jsonb_agg(g.grant_rule || jsonb_build_object('kind', g.kind, 'label', t.label) order by g.id), '[]')
      from price_grant g left join price_tier t on g.kind = 'tier' and (t.org_id, t.key) = (g.org_id, g.grant_rule ->> 'tier')
      where g.org_id = y.org_id and (g.grant_rule ->> 'party' is null or (g.grant_rule ->> 'party')::uuid = any(${parties}))),
    'grades', (select coalesce(jsonb_agg(jsonb_build_object('key', v.key, 'label', v.label, 'from', v.from_fen)), '[]')
      from volume_grade v where v.org_id = y.org_id),
    'sales', (select case when exists (select from volume_grade v where v.org_id = y.org_id) then (
      select coalesce(sum(s.total_fen), 0) from settlement s join work_order o on (o.org_id, o.id) = (s.org_id, s.work_order_id)
      where s.org_id = y.org_id and s.kind = 'sale' and s.state <> 'reversed' and (o.store_id = any(${parties}) or o.customer_id = any(${parties}))
        and s.created_at >= (date_trunc('month', ${at} at time zone y.time_zone) - interval '1 month') at time zone y.time_zone
        and s.created_at < date_trunc('month', ${at} at time zone y.time_zone) at time zone y.time_zone) else 0 end))
  from territory y where y.org_id = ${orgId}::uuid and y.id = ${territory})`

/** The standing of parties in a territory at a moment; null when the organization has no such territory. */
export async function standingOf(
  tx: Tx,
  one: {
    readonly orgId: OrgId
    readonly parties: readonly string[]
    readonly territoryId: string
    readonly at: Instant
  },
): Promise<Standing | null> {
  const column = standingColumn({
    orgId: one.orgId,
    parties: sql`${one.parties}::uuid[]`,
    territory: sql`${one.territoryId}::uuid`,
    at: time(one.at),
  })
  const { rows } = await sql<{ standing: Standing | null }>`select ${column} as standing`.execute(tx)
  return rows[0]?.standing ?? null
}

/**
 * What lines priced there have in common. `parties` in the order of their weight. Throws when two grants tie, which
 * granting refuses.
 */
export function occasionOf(
  { path, zone, cityTier, heat, grants, grades, sales }: Standing,
  one: { readonly parties: readonly string[]; readonly at: Instant; readonly facts: ConditionFacts },
): QuoteOccasion {
  const { at, parties, facts } = one
  const { offsetMinutes } = calendarIn(zone, at)
  const granted = (kind: KeptGrant['kind']): KeptGrant | undefined => {
    const own = grants.filter((grant) => grant.kind === kind)
    const found = grantFor(own, { party: parties, territory: path, at, offsetMinutes })
    if (!found.ok) throw new Error(`two grants of a ${kind} tie`)
    return found.value ?? undefined
  }
  const [tier, level, contract] = [granted('tier'), granted('level')?.tier, granted('contract')?.tier]
  const grade = parties.length > 0 ? gradeFor(grades, sales as VolumeGrade['from']) : undefined
  return {
    tier: tier?.tier ?? 'standard',
    ...(tier?.label && { tierLabel: tier.label }),
    territory: path,
    ...(level !== undefined && { level }),
    ...(contract !== undefined && { contract }),
    ...(grade !== undefined && { grade }),
    ...(cityTier !== null && { cityTier }),
    ...(heat !== null && { heat }),
    at,
    offsetMinutes,
    facts: { ...facts, order: { ...facts.order, ...clockOf(at, offsetMinutes) } },
  }
}

/** The local hour (0 to 23) and weekday (1 is Monday) of the pricing moment, for surcharges of nights and weekends. */
function clockOf(at: Instant, offsetMinutes: number): { readonly hour: number; readonly weekday: number } {
  const local = new Date(at + offsetMinutes * minute)
  return { hour: Math.floor((local.getTime() % (24 * hour)) / hour), weekday: local.getUTCDay() || 7 }
}
