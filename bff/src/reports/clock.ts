import { type Instant, minute } from '@field/domain/kernel'
import { calendarIn } from '../platform/calendar.ts'

/** How many minutes the clocks of a time zone are ahead of UTC then. */
export const offsetIn = (zone: string, at: Instant): number => calendarIn(zone, at).offsetMinutes

/** '2026-11-22 09:30' on the clocks of a time zone. */
export const clockOf =
  (zone: string) =>
  (at: Instant): string =>
    new Date(at + offsetIn(zone, at) * minute).toISOString().slice(0, 16).replace('T', ' ')
