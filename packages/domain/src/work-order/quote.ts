import { ok, type Result, refuse } from '../kernel/index.ts'
import type { DomainEvent } from './event.ts'
import type { WorkOrder } from './state.ts'
import { isOver } from './status.ts'

/** A quote as the timeline knows it. */
export type QuoteNamed = { readonly quoteId: string; readonly number: number; readonly totalFen: number }

/** A quote was offered to the customer. Refuses `wrong_state` when the order is over. */
export function offerQuote(order: WorkOrder, quote: QuoteNamed): Result<readonly DomainEvent[]> {
  if (isOver(order.status)) return refuse('wrong_state', { detail: { state: order.status } })
  return ok([{ kind: 'quote_offered', ...quote }])
}

/** What the customer said to it. Refuses `reason_required` for a quote that is declined without a word. */
export function decideQuote(
  order: WorkOrder,
  { words, ...quote }: QuoteNamed & { readonly decision: 'approved' | 'declined'; readonly words: string },
): Result<readonly DomainEvent[]> {
  if (isOver(order.status)) return refuse('wrong_state', { detail: { state: order.status } })
  if (quote.decision === 'declined' && words.trim() === '') return refuse('reason_required', { path: 'words' })
  return ok([{ kind: 'quote_decided', ...quote, words }])
}
