import type { Permission } from '../access/index.ts'
import { addFen, type Fen, ok, type Result } from '../kernel/index.ts'
import type { PriceBook, PriceBookKind, PriceRule } from './book.ts'
import { lineKindOf, type QuoteLine, type QuoteOccasion, type QuoteRequest } from './quote.ts'
import { resolvePrice } from './resolve.ts'

/** What one needs to see the prices of a kind of book; books of an organization's own kinds are for finance. */
export function permissionForBook(kind: PriceBookKind): Permission {
  if (kind === 'sale') return 'prices.sale'
  if (kind === 'service_cost') return 'prices.service_cost'
  if (kind === 'parts_settlement') return 'prices.parts_settlement'
  return kind === 'lead_cost' ? 'prices.lead_cost' : 'prices.all'
}

export type BookWithRules = { readonly book: PriceBook; readonly rules: readonly PriceRule[] }

/** One order in one book. A book prices what it has rules for; `without` names the lines that it has no price for. */
export type PricedInBook = {
  readonly book: PriceBook
  readonly lines: readonly QuoteLine[]
  readonly without: readonly string[]
  readonly total: Fen
}

/**
 * Prices the same lines in several books, each with its own occasion (who is dealt with differs: the customer in one, the
 * site in another). Refuses as `resolvePrice` does, with book and line in `path`, but for lines that a book has no price for.
 */
export function priceInBooks(
  books: readonly BookWithRules[],
  requests: readonly QuoteRequest[],
  occasionOf: (kind: PriceBookKind) => QuoteOccasion,
): Result<PricedInBook[]> {
  const priced: PricedInBook[] = []
  for (const { book, rules } of books) {
    const occasion = occasionOf(book.kind)
    const lines: QuoteLine[] = []
    const without: string[] = []
    for (const { id, ...request } of requests) {
      const line = resolvePrice(book, rules, { ...occasion, ...request })
      if (line.ok) lines.push({ id, kind: lineKindOf(request.item), ...line.value })
      else if (line.refusal.code === 'no_price') without.push(id)
      else return { ok: false, refusal: { ...line.refusal, path: `${book.kind}.lines.${id}` } }
    }
    priced.push({ book, lines, without, total: addFen(...lines.map(({ amount }) => amount)) })
  }
  return ok(priced)
}

/**
 * The surcharges that a book asks for by itself: each that it has a rule for that holds for the occasion. A surcharge
 * that is asked for by hand only carries a condition that says so.
 */
export function dueSurcharges({ book, rules }: BookWithRules, occasion: QuoteOccasion): QuoteRequest[] {
  const keys = new Set(rules.flatMap(({ item }) => (item.kind === 'surcharge' ? [item.key] : [])))
  return [...keys]
    .map(
      (key): QuoteRequest => ({ id: key, item: { kind: 'surcharge', key }, categories: ['surcharges'], quantity: 1 }),
    )
    .filter(({ id: _id, ...request }) => {
      const line = resolvePrice(book, rules, { ...occasion, ...request })
      return line.ok || line.refusal.code !== 'no_price'
    })
}
