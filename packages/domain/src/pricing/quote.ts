import { addFen, type Fen, ok, type Result, subtractFen } from '../kernel/index.ts'
import type { PriceBook, PricedItem, PriceRule } from './book.ts'
import type { PriceCase } from './fit.ts'
import { type Discount, type LineKind, type Promotion, promote, type Reward } from './promotion.ts'
import { type PricedLine, resolvePrice } from './resolve.ts'

/** One line to be quoted; `categories` is the item's path from the root to the leaf. */
export type QuoteRequest = {
  readonly id: string
  readonly item: PricedItem
  readonly categories: readonly string[]
  readonly quantity: number
}

export type QuoteLine = PricedLine & { readonly id: string; readonly kind: LineKind }

export type Quote = {
  readonly lines: readonly QuoteLine[]
  readonly discounts: readonly Discount[]
  readonly rewards: readonly Reward[]
  readonly total: Fen
}

/** What a quote's lines have in common: place, moment, tier, contract, level and facts. */
export type QuoteOccasion = Omit<PriceCase, 'item' | 'categories' | 'quantity'>

/** Which kind of line an item makes. */
export function lineKindOf(item: PricedItem): LineKind {
  if (item.kind === 'service_item') return 'labour'
  return item.kind === 'part' ? 'parts' : 'surcharges'
}

/** Prices every line in a book and takes the promotions off. Refuses as `resolvePrice` does, with the line in `path`. */
export function quoteOf(
  book: PriceBook,
  rules: readonly PriceRule[],
  promotions: readonly Promotion[],
  requests: readonly QuoteRequest[],
  occasion: QuoteOccasion,
): Result<Quote> {
  const lines: QuoteLine[] = []
  for (const { id, ...request } of requests) {
    const priced = resolvePrice(book, rules, { ...occasion, ...request })
    if (!priced.ok) return { ok: false, refusal: { ...priced.refusal, path: `lines.${id}` } }
    lines.push({ id, kind: lineKindOf(request.item), ...priced.value })
  }
  const open = lines.map(({ kind, amount }) => ({ kind, left: amount }))
  const given = promote(promotions, open, occasion)
  if (!given.ok) return given
  const off = addFen(...given.value.discounts.map(({ amount }) => amount))
  const sum = addFen(...lines.map(({ amount }) => amount))
  return ok({ lines, ...given.value, total: subtractFen(sum, off) })
}
