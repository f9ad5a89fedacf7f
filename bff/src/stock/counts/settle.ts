import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { asId, type Instant, type PartId, type Result, refuse, type StockLocationId } from '@field/domain/kernel'
import { type CountedLine, postCount } from '@field/domain/stock'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { lockStock, type StockAtHand, shelfKey } from '../lock.ts'
import { refuseNaming } from '../name-the-part.ts'
import { ensurePlace } from '../single-place.ts'
import { whereAre } from '../where-are.ts'
import { writeMoves } from '../write-moves.ts'
import { type CountLine, countShown, holdCount } from './rows.ts'

type Away = Awaited<ReturnType<typeof whereAre>>
type Shown = Reply<'GET /stock/counts/:id'>

/**
 * Posts the differences of a count as moves. By the organization's setting somebody who counted none of it, else
 * anybody who sees the count (`not_permitted`); a count without lines is `no_open_line`; `not_enough_stock` names a part
 * that has to be counted again.
 */
export async function settleCount(tx: Tx, actor: Actor, id: string, now: Instant): Promise<Result<Shown>> {
  const { orgId, personId } = actor
  const held = await holdCount(tx, actor, id)
  if (!held.ok) return held
  const { state, lines, second_person, location_id } = held.value
  if (state !== 'open') return refuse('wrong_state')
  if (lines.length === 0) return refuse('no_open_line')
  if (second_person && lines.some(({ countedById }) => countedById === personId)) return refuse('not_permitted')
  await ensurePlace(tx, orgId, 'supplier')
  const location = asId<StockLocationId>(location_id)
  const parts = lines.map(({ partId }) => asId<PartId>(partId))
  const stock = await lockStock(tx, orgId, { ids: [location], kinds: ['supplier'] }, parts)
  const named = lines.flatMap(({ partId, serials }) =>
    serials.map((serial) => ({ part: asId<PartId>(partId), serial })),
  )
  const away = await whereAre(tx, orgId, named)
  const counted = lines.map((line) => countedOf(stock, location, line, away))
  const elsewhere = counted.find(({ part, found = [] }) =>
    away.some((one) => one.ours && one.part === part && found.includes(one.serial)),
  )
  if (elsewhere) return refuse('not_unique', { path: `parts.${elsewhere.part}.serials` })
  const moves = postCount(stock, location, counted)
  if (!moves.ok) {
    const part = parts.find((one) => moves.refusal.path === `parts.${one}`)
    return part ? refuseNaming(tx, orgId, part, moves.refusal) : moves
  }
  await writeMoves(tx, orgId, stock, moves.value, { by: personId, at: now, countId: id })
  await end(tx, actor, id, 'posted', now)
  return countShown(tx, actor, id)
}

/** Ends a count without posting anything. */
export async function dropCount(tx: Tx, actor: Actor, id: string, now: Instant): Promise<Result<Shown>> {
  const held = await holdCount(tx, actor, id)
  if (!held.ok) return held
  if (held.value.state !== 'open') return refuse('wrong_state')
  await end(tx, actor, id, 'cancelled', now)
  return countShown(tx, actor, id)
}

// Pieces with numbers are compared one by one. What came or went since it was counted is no difference.
function countedOf(stock: StockAtHand, location: StockLocationId, line: CountLine, away: Away): CountedLine {
  const { partId, counted, book, serials, countedAt } = line
  const part = asId<PartId>(partId)
  if (!stock.numbered.has(part)) return { part, counted, book }
  const there = stock.pieces.get(shelfKey(location, part)) ?? []
  const here = there.map(({ serial }) => serial)
  const left = away.filter((one) => one.part === part && one.since > countedAt).map(({ serial }) => serial)
  const found = serials.filter((serial) => !here.includes(serial) && !left.includes(serial))
  const missing = there.filter(({ serial, since }) => since <= countedAt && !serials.includes(serial))
  return { part, counted, book: counted, found, missing: missing.map(({ serial }) => serial) }
}

const end = (tx: Tx, { orgId, personId }: Actor, id: string, state: 'posted' | 'cancelled', now: Instant) =>
  sql`update stock_count set state = ${state}, settled_by = ${personId}, settled_at = ${time(now)}
    where org_id = ${orgId} and id = ${id}`.execute(tx)
