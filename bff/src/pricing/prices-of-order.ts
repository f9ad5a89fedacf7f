import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { ok, type Result, refuse } from '@field/domain/kernel'
import { dueSurcharges, priceInBooks, type QuoteOccasion, type QuoteRequest } from '@field/domain/pricing'
import type { WorkOrder } from '@field/domain/work-order'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { maySeeAmounts, plannedLines } from '../settlements/queries.ts'
import { loadOrder } from '../work-orders/queries.ts'
import { mayBook } from './book-of.ts'
import { type PriceList, priceListAt } from './price-list.ts'
import { categoriesOf, pricedOrder } from './queries.ts'
import { occasionOf, standingOf } from './standing.ts'

type Prices = Reply<'GET /work-orders/:id/prices'>

/**
 * An order as it stands, priced at its pricing moment in every book whose prices the actor may see. The sale book deals
 * with the store or customer, the costs with the site that works. A customer sees own orders alone, a technician those
 * with a task of theirs.
 */
export async function pricesOfOrder(tx: Tx, actor: Actor, id: string): Promise<Result<Prices>> {
  const loaded = await loadOrder(tx, actor, id)
  if (!loaded) return refuse('not_found')
  const { order, definition } = loaded
  if (!maySeeAmounts(actor, order)) return refuse('not_permitted')
  const { orgId } = actor
  const [lines, priced, kinds] = await Promise.all([
    plannedLines(tx, definition, order),
    pricedOrder(tx, orgId, order.id),
    kindsOf(tx, orgId),
  ])
  if (!priced) return refuse('not_found')
  const seen = kinds.filter((kind) => mayBook(actor, kind))
  const lists = await Promise.all(seen.map((kind) => priceListAt(tx, orgId, order.createdAt, kind)))
  const costs = await costOccasion(tx, order, priced.occasion)
  const occasionIn = (kind: string) => (kind === 'sale' ? priced.occasion : costs)
  const requests = lines.map(
    ({ id: line, item, category, quantity }): QuoteRequest => ({
      id: line,
      item,
      categories: categoriesOf(item, category),
      quantity,
    }),
  )
  const books: Prices['books'] = []
  for (const list of lists) {
    if (!list) continue
    const view = inBook(list, requests, occasionIn(list.book.kind), new Map(lines.map((line) => [line.id, line])))
    if (!view.ok) return view
    books.push(view.value)
  }
  return ok({ books })
}

type Line = Awaited<ReturnType<typeof plannedLines>>[number]

function inBook(
  list: PriceList,
  requests: readonly QuoteRequest[],
  occasion: QuoteOccasion,
  lines: ReadonlyMap<string, Line>,
): Result<Prices['books'][number]> {
  const all = [...requests, ...dueSurcharges(list, occasion)]
  const priced = priceInBooks([list], all, () => occasion)
  if (!priced.ok) return priced
  const [found] = priced.value
  if (!found) throw new Error('one book was asked for')
  return ok({
    kind: found.book.kind,
    label: found.book.label,
    version: found.book.version,
    totalFen: found.total,
    lines: found.lines.map(({ id, amount, trace }) => ({
      id,
      label: lines.get(id)?.label ?? trace.rule.label,
      quantity: trace.quantity,
      amountFen: amount,
      trace,
    })),
    without: [...found.without],
  })
}

async function kindsOf(tx: Tx, orgId: string): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    select distinct kind from price_book where org_id = ${orgId}::uuid order by kind`.execute(tx)
  return rows.map(({ kind }) => kind)
}

/** Who is paid: the site that the order was routed to, or that of whoever works on it. */
async function costOccasion(tx: Tx, order: WorkOrder, sale: QuoteOccasion): Promise<QuoteOccasion> {
  const worker = order.tasks.findLast(({ assigneeId }) => assigneeId !== null)?.assigneeId ?? null
  const { rows } = await sql<{ site: string | null }>`
    select coalesce(w.site_id, (select t.site_id from technician t where t.org_id = w.org_id and t.person_id = ${worker}::uuid)) as site
    from work_order w where w.org_id = ${order.orgId}::uuid and w.id = ${order.id}::uuid`.execute(tx)
  const site = rows[0]?.site
  const parties = site ? [site] : []
  const at = order.createdAt
  const standing = await standingOf(tx, { orgId: order.orgId, parties, territoryId: order.territoryId, at })
  return standing ? occasionOf(standing, { parties, at, facts: sale.facts }) : sale
}
