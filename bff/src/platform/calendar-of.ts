import { hour, type Instant, type TerritoryId, type WorkCalendar } from '@field/domain/kernel'
import { sql } from 'kysely'
import { calendarIn } from './calendar.ts'
import type { Tx } from './database/transaction.ts'

// A territory hardly ever changes its time zone, and every command asks.
const zones = new Map<TerritoryId, { readonly zone: string; readonly until: Instant }>()
const keptFor = hour
const mostKept = 10_000

/** The working time of a territory. Asks the database once an hour and territory. Throws when there is no such one. */
export async function calendarOf(tx: Tx, id: TerritoryId, now: Instant): Promise<WorkCalendar> {
  const known = zones.get(id)
  if (known && now < known.until) return calendarIn(known.zone, now)
  const { rows } = await sql<{ time_zone: string }>`select time_zone from territory where id = ${id}::uuid`.execute(tx)
  const zone = rows[0]?.time_zone
  if (zone === undefined) throw new Error(`no territory ${id}`)
  if (zones.size >= mostKept) zones.clear()
  zones.set(id, { zone, until: now + keptFor })
  return calendarIn(zone, now)
}
