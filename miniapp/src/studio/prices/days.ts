import { day } from '@field/domain/kernel'
import { isDay } from '@field/domain/pricing'

const moved = (text: string, by: number): string =>
  isDay(text) ? new Date(Date.parse(`${text}T00:00:00Z`) + by * day).toISOString().slice(0, 10) : text

/** The day after: an end that is shown as its last day is kept as the first day without. */
export const dayAfter = (text: string): string => moved(text, 1)
export const dayBefore = (text: string): string => moved(text, -1)
