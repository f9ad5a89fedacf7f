import type { Body, Reply } from '@field/contract'
import { type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import { usualOffice } from '../platform/calendar.ts'
import { forgetCalendars } from '../platform/calendar-of.ts'
import type { Tx } from '../platform/database/transaction.ts'

type Territory = Reply<'GET /territories'>['items'][number]

/** The territories, those above before those below, each with the hours that hold there. */
export async function listTerritories(tx: Tx, orgId: OrgId): Promise<Territory[]> {
  const { officeFrom, officeTo } = usualOffice
  const { rows } = await sql<Omit<Territory, 'officeHours'> & { from: number; to: number }>`
    select y.id, y.parent_id as "parentId", y.name, y.office_from is not null as own,
      coalesce(o.office_from, ${officeFrom}::smallint) as from, coalesce(o.office_to, ${officeTo}::smallint) as to
    from territory y
    left join lateral (select a.office_from, a.office_to from territory a
      where a.org_id = y.org_id and a.id = any(y.path) and a.office_from is not null order by cardinality(a.path) desc limit 1) o on true
    where y.org_id = ${orgId}::uuid order by cardinality(y.path), y.division_code`.execute(tx)
  return rows.map(({ from, to, ...one }) => ({ ...one, officeHours: { from, to } }))
}

/**
 * Sets the office hours of a territory, or gives them up for those from above. Limits begun from now on are counted by
 * them, and what was promised before stays. Refuses `wrong_format` for hours that end before they begin.
 */
export async function setOfficeHours(
  tx: Tx,
  orgId: OrgId,
  id: string,
  hours: Body<'PUT /territories/:id/office-hours'>['officeHours'],
): Promise<Result<Territory>> {
  if (hours && hours.from >= hours.to) return refuse('wrong_format', { path: 'officeHours.to' })
  const { rows } = await sql`
    update territory set office_from = ${hours?.from ?? null}::smallint, office_to = ${hours?.to ?? null}::smallint
    where org_id = ${orgId}::uuid and id = ${id}::uuid returning id`.execute(tx)
  const territory = (await listTerritories(tx, orgId)).find((one) => one.id === id)
  if (rows.length === 0 || !territory) return refuse('not_found')
  forgetCalendars()
  return ok(territory)
}
