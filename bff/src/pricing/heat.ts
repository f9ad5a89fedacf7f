import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Instant, type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'

type District = Reply<'GET /district-heat'>['districts'][number]
type Row = Omit<District, 'territoryId' | 'cityTier'> & {
  readonly territory_id: string
  readonly city_tier: number | null
}

/** How busy each district is that anybody said something of. */
export async function listHeat(tx: Tx, orgId: OrgId): Promise<Reply<'GET /district-heat'>> {
  const { rows } = await sql<Row>`
    select distinct on (h.territory_id) h.territory_id, t.name, t.city_tier, h.heat, h.since
    from district_heat h join territory t on (t.org_id, t.id) = (h.org_id, h.territory_id)
    where h.org_id = ${orgId}::uuid order by h.territory_id, h.since desc`.execute(tx)
  return {
    districts: rows.map(({ territory_id: territoryId, name, city_tier: cityTier, heat, since }) => ({
      territoryId,
      name,
      cityTier,
      heat,
      since,
    })),
  }
}

/** Says how busy a district is from now on; orders of before keep what was said then. */
export async function setHeat(
  tx: Tx,
  { orgId, personId }: Actor,
  territoryId: string,
  heat: string,
  now: Instant,
): Promise<Result<Reply<'POST /territories/:id/heat'>>> {
  const written = await sql`
    insert into district_heat (org_id, territory_id, since, heat, set_by)
    select t.org_id, t.id, ${time(now)}, ${heat}, ${personId}::uuid from territory t
    where t.org_id = ${orgId}::uuid and t.id = ${territoryId}::uuid`.execute(tx)
  return written.numAffectedRows === 1n ? ok({ territoryId, heat, since: now }) : refuse('not_found')
}
