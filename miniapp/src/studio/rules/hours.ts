import type { Hours } from '@field/domain/automation'

export type Span = 'any' | 'day' | 'night' | 'own'
export const spans: readonly Span[] = ['any', 'day', 'night', 'own']

const ready: Readonly<Record<'day' | 'night', Hours>> = {
  day: { from: 8 * 60, to: 18 * 60 },
  night: { from: 18 * 60, to: 8 * 60 },
}

/** Which of the usual spans these hours are. */
export function spanOf(hours: Hours | undefined): Span {
  if (!hours) return 'any'
  const known = (['day', 'night'] as const).find((one) => ready[one].from === hours.from && ready[one].to === hours.to)
  return known ?? 'own'
}

/** The hours of a span; one's own begin with what is there. */
export function hoursOf(span: Span, now: Hours | undefined): Hours | undefined {
  if (span === 'any') return undefined
  return span === 'own'
    ? { from: now?.from ?? 9 * 60, to: (now?.to ?? 17 * 60) + (spanOf(now) === 'own' ? 0 : 30) }
    : ready[span]
}

const two = (count: number) => String(count).padStart(2, '0')

/** 510 is "8:30". */
export const clockOf = (minutes: number): string => `${Math.floor(minutes / 60)}:${two(minutes % 60)}`

/** "8:30", "8：30", "830", "8" and "08:30" in minutes of the day, up to "24:00"; null: no time. */
export function minutesAt(text: string): number | null {
  const found = /^(\d{1,2})(?:[:：.]?(\d{2}))?$/.exec(text.trim())
  if (!found) return null
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? 0)
  return Number(found[2] ?? 0) < 60 && minutes <= 1_440 ? minutes : null
}
