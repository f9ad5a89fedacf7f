import { day, type Language, minute } from '../../kernel/index.ts'

/** The furthest instant that a calendar can show. */
const furthest = 8_640_000_000_000_000

export const isInstant = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(Number(value)) <= furthest

/** China's standard time, where nobody says otherwise. */
export const chinaMinutes = 480

/** Days since 1970 of an instant, where clocks are that many minutes ahead of UTC. */
export const dayOf = (at: number, offsetMinutes: number): number => Math.floor((at + offsetMinutes * minute) / day)

/** '2026-11-22 09:30' on the clocks of that place. */
export function clockText(at: number, offsetMinutes: number): string {
  const local = at + offsetMinutes * minute
  return isInstant(local) ? new Date(local).toISOString().slice(0, -8).replace('T', ' ') : String(at)
}

export const dateText = (at: number, offsetMinutes: number): string => clockText(at, offsetMinutes).split(' ')[0] ?? ''

/** Several things in a row, and several lines in one. */
export const listed = (items: readonly string[], language: Language): string =>
  items.join(language === 'en' ? ', ' : '、')
export const lined = (items: readonly string[], language: Language): string =>
  items.join(language === 'en' ? '; ' : '；')
export const named = (name: string, value: string, language: Language): string =>
  `${name}${language === 'en' ? ': ' : '：'}${value}`
