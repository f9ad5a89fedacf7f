import type { Reply } from '@field/contract'
import type { Instant } from '@field/domain/kernel'
import type { IconName, Tone } from '../../ui/index.ts'

export type Item = Reply<'GET /settlements'>['items'][number]
export type Statement = Reply<'GET /statements/:month/:role/:id'>
export type Card = Reply<'GET /work-orders'>['items'][number]

const china = 8 * 3_600_000

/** The month of an instant by China's clock, as 2026-11. */
export const monthOf = (at: Instant): string => new Date(at + china).toISOString().slice(0, 7)

/** The month so many months before (or, negative, after) another. */
export function monthBefore(month: string, count: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 - count, 1)).toISOString().slice(0, 7)
}

/** Year and month as two numbers, for the words. */
export function partsOf(month: string): readonly [year: number, month: number] {
  const [year = 1970, number = 1] = month.split('-').map(Number)
  return [year, number]
}

/** The months one can look at: back for two years, and never ahead. */
export const mayGo = (month: string, now: Instant) => ({
  earlier: month > monthBefore(monthOf(now), 24),
  later: month < monthOf(now),
})

export const stateLook: Readonly<Record<Item['state'], { readonly tone: Tone; readonly icon: IconName }>> = {
  estimate: { tone: 'idle', icon: 'idle' },
  draft: { tone: 'idle', icon: 'idle' },
  submitted: { tone: 'wait', icon: 'wait' },
  reviewed: { tone: 'active', icon: 'active' },
  confirmed: { tone: 'good', icon: 'good' },
  paid: { tone: 'good', icon: 'money' },
  disputed: { tone: 'bad', icon: 'bad' },
}

/** What came in within a month, payments not counted. */
export const earnedIn = ({ lines }: Pick<Statement, 'lines'>): number =>
  lines.filter(({ kind }) => kind !== 'payment').reduce((sum, { amountFen }) => sum + amountFen, 0)

/** What was paid out within a month, below zero. */
export const paidIn = ({ lines }: Pick<Statement, 'lines'>): number =>
  lines.filter(({ kind }) => kind === 'payment').reduce((sum, { amountFen }) => sum + amountFen, 0)

/** Tasks that nobody has set out for yet: each has an estimate. At most so many, for each is asked for by itself. */
export const mostEstimates = 8
export const aheadOf = (cards: readonly Card[]): readonly Card[] =>
  cards.filter(({ status }) => status === 'assigned' || status === 'new').slice(0, mostEstimates)
