import type { Reply } from '@field/contract'
import type { Tone } from '../ui/tone.ts'

export type Quotes = Reply<'GET /work-orders/:id/quotes'>
export type Quote = Quotes['quotes'][number]

export const quoteTones = {
  offered: 'turn',
  approved: 'good',
  declined: 'bad',
  replaced: 'idle',
} as const satisfies Record<Quote['state'], Tone>

/** The quote that is spoken of: the open one, else the newest that was decided; null without any. */
export const quoteNow = ({ quotes }: Pick<Quotes, 'quotes'>): Quote | null =>
  quotes.find(({ state }) => state === 'offered') ?? quotes.find(({ state }) => state !== 'replaced') ?? null

/** By how much what the order comes to passes what the customer approved; null when it does not. */
export const overBy = (limitFen: number | null, totalFen: number): number | null =>
  limitFen !== null && totalFen > limitFen ? totalFen - limitFen : null

/** When the prices of a quote were fixed: the moment its lines were priced for, else when it was offered. */
export function pricedAtOf({ lines, offeredAt }: Pick<Quote, 'lines' | 'offeredAt'>): number {
  for (const { trace } of lines)
    if (typeof trace === 'object' && trace !== null && 'at' in trace && typeof trace.at === 'number') return trace.at
  return offeredAt
}
