import { type Instant, minute, type TerritoryId, type WorkCalendar } from '@field/domain/kernel'
import { sql } from 'kysely'
import { calendarIn, type OfficeHours, usualOffice } from './calendar.ts'
import type { Tx } from './database/transaction.ts'

type Known = { readonly zone: string; readonly office: OfficeHours; readonly until: Instant }
type Row = { readonly zone: string; readonly officeFrom: number | null; readonly officeTo: number | null }

// Every command asks and a territory hardly ever changes its time; what is set in another process holds a minute later.
const kept = new Map<TerritoryId, Known>()
const keptFor = minute
const mostKept = 10_000

/**
 * The working time of a territory: its own office hours, else those set nearest above it, else the usual ones. Asks the
 * database once a minute and territory. Throws when there is no such one.
 */
export async function calendarOf(tx: Tx, id: TerritoryId, now: Instant): Promise<WorkCalendar> {
  const known = kept.get(id)
  if (known && now < known.until && now > known.until - 2 * keptFor) return calendarIn(known.zone, now, known.office)
  const { rows } = await sql<Row>`
    select y.time_zone as zone, o.office_from as "officeFrom", o.office_to as "officeTo" from territory y
    left join lateral (select a.office_from, a.office_to from territory a
      where a.org_id = y.org_id and a.id = any(y.path) and a.office_from is not null order by cardinality(a.path) desc limit 1) o on true
    where y.id = ${id}::uuid`.execute(tx)
  const [row] = rows
  if (!row) throw new Error(`no territory ${id}`)
  const { zone, officeFrom, officeTo } = row
  const office = officeFrom === null || officeTo === null ? usualOffice : { officeFrom, officeTo }
  if (kept.size >= mostKept) kept.clear()
  kept.set(id, { zone, office, until: now + keptFor })
  return calendarIn(zone, now, office)
}

/** What was read of working times is read anew: somebody changed them. */
export const forgetCalendars = (): void => kept.clear()
