import { hour } from '@field/domain/kernel'

// Everything in this product is in China's one time zone.
const offset = 8 * hour

/** The instant of a day ("2026-11-22") and a time of it ("9:30") on China's clocks. */
export const instantAt = (day: string, time: string): number =>
  Date.parse(`${day}T${time.padStart(5, '0')}:00Z`) - offset

/** The day and the time of an instant on China's clocks, as pickers take them; both empty for none. */
export function dayTimeOf(at: number | null): { readonly day: string; readonly time: string } {
  if (at === null || !Number.isFinite(new Date(at + offset).getTime())) return { day: '', time: '' }
  const [day = '', time = ''] = new Date(at + offset).toISOString().split('T')
  return { day, time: time.slice(0, 5) }
}
