import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { asId, type Instant, type PartId, type Result, refuse, type StockLocationId } from '@field/domain/kernel'
import { onHand } from '@field/domain/stock'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { lockStock } from '../lock.ts'
import { unknownParts } from '../transfers/rows.ts'
import { countShown, holdCount } from './rows.ts'

/**
 * Says what was counted of parts, each beside what the ledger says at this moment; said again it replaces the line. A
 * part whose pieces have numbers is counted by them (`required`, `parts.<id>.serials`).
 */
export async function sayCounted(
  tx: Tx,
  actor: Actor,
  id: string,
  { lines }: Body<'POST /stock/counts/:id/lines'>,
  now: Instant,
): Promise<Result<Reply<'GET /stock/counts/:id'>>> {
  const held = await holdCount(tx, actor, id)
  if (!held.ok) return held
  if (held.value.state !== 'open') return refuse('wrong_state')
  const parts = lines.map(({ partId }) => asId<PartId>(partId))
  const twice = parts.find((part, index) => parts.indexOf(part) !== index)
  if (twice) return refuse('not_unique', { path: `parts.${twice}` })
  const [unknown] = await unknownParts(tx, actor.orgId, parts)
  if (unknown) return refuse('part_unknown', { path: `parts.${unknown}` })
  const location = asId<StockLocationId>(held.value.location_id)
  const stock = await lockStock(tx, actor.orgId, { ids: [location] }, parts)
  for (const { partId, counted, serials = [] } of lines) {
    const numbered = stock.numbered.has(asId(partId))
    if (numbered !== serials.length > 0 && counted > 0) return refuse('required', { path: `parts.${partId}.serials` })
    if (numbered && new Set(serials).size !== counted) return refuse('required', { path: `parts.${partId}.serials` })
  }
  const rows = lines.map((line) => ({ ...line, book: onHand(stock.balances, location, asId(line.partId)) }))
  await sql`insert into stock_count_line (org_id, count_id, part_id, counted, book, serials, counted_by, counted_at)
    select ${actor.orgId}::uuid, ${id}::uuid, r."partId", r.counted, r.book, coalesce(r.serials, '{}'), ${actor.personId}::uuid, ${time(now)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("partId" uuid, counted integer, book integer, serials text[])
    on conflict (org_id, count_id, part_id) do update set counted = excluded.counted, book = excluded.book, serials = excluded.serials,
      counted_by = excluded.counted_by, counted_at = excluded.counted_at`.execute(tx)
  return countShown(tx, actor, id)
}
