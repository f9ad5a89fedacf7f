import type { Body, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { type Instant, type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import { decideQuote, offerQuote, type WorkOrder } from '@field/domain/work-order'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Call } from '../platform/http/call.ts'
import { newId } from '../platform/id.ts'
import { rewardView, sheetOf } from '../settlements/queries.ts'
import { loadOrder, lockOrder, save } from '../work-orders/queries.ts'
import { approvedLimit } from './approved-limit.ts'

type QuoteView = Reply<'POST /work-orders/:id/quotes'>
type Row = {
  readonly id: string
  readonly work_order_id: string
  readonly number: number
  readonly state: QuoteView['state']
  readonly total_fen: number
  readonly lines: QuoteView['lines']
  readonly rewards: QuoteView['rewards']
  readonly offered_at: Instant
  readonly decided_at: Instant | null
  readonly words: string | null
}

const quoteView = (row: Row): QuoteView => ({
  id: row.id,
  workOrderId: row.work_order_id,
  number: row.number,
  state: row.state,
  totalFen: row.total_fen,
  lines: row.lines,
  // Quotes of before say the points only.
  rewards: row.rewards.map((one) => ({ ...one, counted: one.counted ?? null })),
  offeredAt: row.offered_at,
  decidedAt: row.decided_at,
  words: row.words,
})

async function quotesOf(tx: Tx, orgId: OrgId, orderId: string): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select id, work_order_id, number, state, total_fen, lines, rewards, offered_at, decided_at, words
    from quote where org_id = ${orgId}::uuid and work_order_id = ${orderId}::uuid order by number desc`.execute(tx)
  return rows
}

/**
 * Offers the customer what the order comes to as its tasks stand: the same count as the settlement, so that nothing is
 * asked later that was not shown. It takes the place of an open quote. Refuses as prices and the order do.
 */
export async function makeQuote(call: Call<'POST /work-orders/:id/quotes'>): Promise<Result<QuoteView>> {
  const { tx, world, actor, params, now } = call
  const loaded = await lockOrder(tx, actor, params.id)
  if (!loaded) return refuse('not_found')
  const { order, definition, seq } = loaded
  if (!mayOffer(actor, order)) return refuse('not_your_task')
  const counted = await sheetOf(tx, definition, order)
  if (!counted.ok) return counted
  const { sheet } = counted.value
  const id = newId()
  const before = await quotesOf(tx, actor.orgId, order.id)
  const number = (before[0]?.number ?? 0) + 1
  const totalFen = sheet.counted.total
  const decided = offerQuote(order, { quoteId: id, number, totalFen })
  if (!decided.ok) return decided
  const rewards = sheet.rewards.map(rewardView)
  await sql`
    update quote set state = 'replaced' where org_id = ${actor.orgId}::uuid and work_order_id = ${order.id}::uuid and state = 'offered'`.execute(
    tx,
  )
  await sql`
    insert into quote (org_id, id, work_order_id, number, state, total_fen, lines, rewards, offered_at, offered_by)
    values (${actor.orgId}::uuid, ${id}::uuid, ${order.id}::uuid, ${number}, 'offered', ${totalFen}, ${JSON.stringify(sheet.lines)}::jsonb,
      ${JSON.stringify(rewards)}::jsonb, ${time(now)}, ${actor.personId}::uuid)`.execute(tx)
  const at = Math.max(now, order.updatedAt)
  const saved = await save(tx, world, { definition, before: order, seq, events: decided.value, actor, at, now })
  if (!saved.ok) return saved
  const [made] = await quotesOf(tx, actor.orgId, order.id)
  return made ? ok(quoteView(made)) : refuse('not_found')
}

const mayOffer = (actor: Actor, order: WorkOrder): boolean =>
  may(actor, 'tasks.dispatch') || order.tasks.some(({ assigneeId }) => assigneeId === actor.personId)

/** The quotes of an order that the actor may see amounts of. */
export async function listQuotes(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Result<Reply<'GET /work-orders/:id/quotes'>>> {
  const loaded = await loadOrder(tx, actor, id)
  if (!loaded) return refuse('not_found')
  const { order } = loaded
  const sees = mayOffer(actor, order) || may(actor, 'settlements.all') || order.customerId === actor.personId
  if (!sees) return refuse('not_permitted')
  const quotes = await quotesOf(tx, actor.orgId, order.id)
  return ok({ quotes: quotes.map(quoteView), limitFen: await approvedLimit(tx, actor.orgId, order.id) })
}

/**
 * The customer's answer to an open quote, kept on the timeline. An approval takes the place of an earlier one. Refuses
 * `not_found` to everybody but the order's customer, `wrong_state` for a quote that is not open any more.
 */
export async function answerQuote(call: Call<'POST /quotes/:id/decide'>): Promise<Result<QuoteView>> {
  const { tx, world, actor, params, body, now } = call
  const { decision, words = '' } = body as Body<'POST /quotes/:id/decide'>
  const row = await tx
    .selectFrom('quote')
    .select('work_order_id')
    .where('org_id', '=', actor.orgId)
    .where('id', '=', params.id)
    .executeTakeFirst()
  const loaded = row && (await lockOrder(tx, actor, row.work_order_id))
  if (!loaded || loaded.order.customerId !== actor.personId) return refuse('not_found')
  const { order, definition, seq } = loaded
  const quotes = await quotesOf(tx, actor.orgId, order.id)
  const quote = quotes.find(({ id }) => id === params.id)
  if (!quote) return refuse('not_found')
  if (quote.state !== 'offered') return refuse('wrong_state', { detail: { state: quote.state } })
  const { number, total_fen: totalFen } = quote
  const events = decideQuote(order, { quoteId: quote.id, number, totalFen, decision, words })
  if (!events.ok) return events
  if (decision === 'approved')
    await sql`
      update quote set state = 'replaced' where org_id = ${actor.orgId}::uuid and work_order_id = ${order.id}::uuid and state = 'approved'`.execute(
      tx,
    )
  await sql`
    update quote set state = ${decision}, decided_at = ${time(now)}, decided_by = ${actor.personId}::uuid, words = ${words || null}
    where org_id = ${actor.orgId}::uuid and id = ${quote.id}::uuid`.execute(tx)
  const at = Math.max(now, order.updatedAt)
  const saved = await save(tx, world, { definition, before: order, seq, events: events.value, actor, at, now })
  if (!saved.ok) return saved
  const decided = (await quotesOf(tx, actor.orgId, order.id)).find(({ id }) => id === params.id)
  return decided ? ok(quoteView(decided)) : refuse('not_found')
}
