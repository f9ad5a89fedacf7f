import { type Instant, ok, type Result, refuse } from '@field/domain/kernel'
import { dueSurcharges, type QuoteOccasion, resolvePrice } from '@field/domain/pricing'
import type { AcceptedLine } from '@field/domain/settlement'
import { type PriceList, priceLine, type Warranty, warrantyFor } from '../pricing/queries.ts'
import type { Part, ServiceItem } from '../stock/queries.ts'
import type { Work } from './what-was-done.ts'

/** What the lines of a settlement are priced with. */
export type Terms = {
  readonly list: PriceList
  readonly occasion: QuoteOccasion
  readonly warranties: readonly Warranty[]
  readonly items: readonly ServiceItem[]
  readonly parts: ReadonlyMap<Part['id'], Part>
}

/** A line with the moment its warranty ends, if one makes it free. */
type FreeUntil = { readonly line: AcceptedLine; readonly until: Instant | null }

/**
 * Prices the visit, the service items, the parts and the surcharges that are due, in this order. Refuses `item_unknown`, `part_unknown` and what
 * prices refuse, with the line in `path`; a line without a price is not passed over in silence.
 */
export function priceWork(work: Work, terms: Terms): Result<readonly FreeUntil[]> {
  const lines: FreeUntil[] = []
  for (const { id, quantity } of serviceLines(work, terms.items)) {
    const item = terms.items.find((one) => one.id === id)
    if (!item) return refuse('item_unknown', { path: `lines.${id}` })
    const { name: label, category } = item
    const line = priceOne(
      { id, kind: 'labour', label, category, quantity },
      { kind: 'service_item', id: item.id },
      terms,
    )
    if (!line.ok) return line
    lines.push(line.value)
  }
  for (const [id, quantity] of work.parts) {
    const part = terms.parts.get(id)
    if (!part) return refuse('part_unknown', { path: `lines.${id}` })
    const { name: label, category } = part
    const line = priceOne({ id, kind: 'parts', label, category, quantity }, { kind: 'part', id }, terms)
    if (!line.ok) return line
    lines.push(line.value)
  }
  if (lines.length === 0) return ok(lines)
  const surcharges = surchargeLines(terms)
  return surcharges.ok ? ok([...lines, ...surcharges.value]) : surcharges
}

/** What the book asks for on such an occasion, a night or a far place, beside work that is charged. No warranty covers it. */
function surchargeLines({ list: { book, rules }, occasion }: Terms): Result<readonly FreeUntil[]> {
  const lines: FreeUntil[] = []
  for (const { id, ...request } of dueSurcharges({ book, rules }, occasion)) {
    const priced = resolvePrice(book, rules, { ...occasion, ...request })
    if (!priced.ok) return { ok: false, refusal: { ...priced.refusal, path: `lines.${id}` } }
    const { label } = priced.value.trace.rule
    lines.push({
      line: { id, kind: 'surcharges', label, quantity: request.quantity, priced: priced.value },
      until: null,
    })
  }
  return ok(lines)
}

/** The visit stands first and once, whoever listed it again. */
export function serviceLines({ visitItem, services }: Work, items: readonly ServiceItem[]) {
  const visit = visitItem === null ? null : (items.find(({ code }) => code === visitItem)?.id ?? visitItem)
  const listed = [...services].filter(([id]) => id !== visit).map(([id, quantity]) => ({ id, quantity }))
  return visit === null ? listed : [{ id: visit, quantity: 1 }, ...listed]
}

type Unpriced = Pick<AcceptedLine, 'id' | 'kind' | 'label' | 'quantity'> & { readonly category: string }

function priceOne(
  { category, ...line }: Unpriced,
  item: Parameters<typeof priceLine>[2]['item'],
  { list, occasion, warranties }: Terms,
): Result<FreeUntil> {
  const priced = priceLine(list, occasion, { item, category, quantity: line.quantity })
  if (!priced.ok) return { ok: false, refusal: { ...priced.refusal, path: `lines.${line.id}` } }
  const warranty = warrantyFor(warranties, { kind: line.kind, category }, occasion.at)
  const waiver = warranty && { kind: 'warranty' as const, reason: warranty.label }
  return ok({ line: { ...line, priced: priced.value, ...(waiver && { waiver }) }, until: warranty?.until ?? null })
}
