import type { Instant } from '@field/domain/kernel'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const two = '2-digit'
  const shape = { year: 'numeric', month: 'numeric', day: 'numeric', hour: two, minute: two, hourCycle: 'h23' } as const
  const made = new Intl.DateTimeFormat('en', { timeZone, ...shape })
  formats.set(timeZone, made)
  return made
}

/** `2026年11月22日 15:00`, the one form with a date that WeChat's `time` keywords take, whatever the reader's language. */
export function moment(at: Instant, timeZone: string): string {
  const parts = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.year}年${parts.month}月${parts.day}日 ${parts.hour}:${parts.minute}`
}
