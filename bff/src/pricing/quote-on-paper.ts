import type { Query } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { ok, type Result, refuse, say } from '@field/domain/kernel'
import { onPaper } from '../platform/paper/paper.ts'
import type { World } from '../platform/world.ts'
import { clockOf, drawHead, drawMoney, languageFor, paperHead, sayingIn } from '../reports/queries.ts'
import { loadOrder } from '../work-orders/queries.ts'
import { listQuotes } from './quotes.ts'

/** A quote on paper, the same bytes until it is answered. Refuses as `listQuotes` does, `not_found` for an unknown one. */
export async function printQuote(
  world: World,
  actor: Actor,
  id: string,
  { language: asked }: Query<'GET /quotes/:id/quote.pdf'>,
): Promise<Result<Buffer>> {
  const found = await world.inOrganization(actor.orgId, async (tx) => {
    const row = await tx.selectFrom('quote').select('work_order_id').where('id', '=', id).executeTakeFirst()
    const loaded = row && (await loadOrder(tx, actor, row.work_order_id))
    if (!loaded) return refuse('not_found')
    const listed = await listQuotes(tx, actor, loaded.order.id)
    if (!listed.ok) return listed
    const quote = listed.value.quotes.find((one) => one.id === id)
    if (!quote) return refuse('not_found')
    const [head, language] = await Promise.all([paperHead(tx, loaded.order), languageFor(tx, actor.personId, asked)])
    return ok({ quote, order: loaded.order, head, language })
  })
  if (!found.ok) return found
  const { quote, order, head, language } = found.value
  const word = sayingIn(language)
  const clock = clockOf(head.zone)
  const title = `${word('quote')} ${order.number}-${quote.number}`
  const at = quote.decidedAt ?? quote.offeredAt
  const paper = await onPaper({ title, at, foot: `${head.organization} · ${title}` }, async (sheet) => {
    await sheet.title(word('quote'), `${head.organization} · ${order.number}-${quote.number}`)
    await drawHead(sheet, head, order, word, [
      [word('offered_at'), clock(quote.offeredAt)],
      [word('quote_state'), word(`quote_${quote.state}`)],
      ...(quote.decidedAt === null ? [] : [[word('decided_at'), clock(quote.decidedAt)] as const]),
      ...(quote.words ? [[word('customer_words'), quote.words] as const] : []),
    ])
    await sheet.heading(word('items'))
    const lines = quote.lines.map((line) => ({ ...line, serials: [] }))
    await drawMoney(sheet, lines, [[word('total'), quote.totalFen]], { language, word, clock })
    for (const { label, points } of quote.rewards)
      await sheet.words(`${word('reward')} ${points} · ${say(label, language)}`)
    sheet.gap()
    await sheet.words(word('quote_hint'), { size: 9, color: '#5d615b' })
  })
  return ok(paper)
}
