import type { Body, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import {
  asId,
  fen,
  type Instant,
  ok,
  type PartId,
  type Result,
  refuse,
  type StockLocationId,
  type WorkOrderId,
} from '@field/domain/kernel'
import { bringOldPart, releaseDeposit } from '@field/domain/stock'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/id.ts'
import { lockStock } from '../lock.ts'
import { ensurePlace } from '../single-place.ts'
import { whereAre } from '../where-are.ts'
import { withSerials } from '../with-serials.ts'
import { writeMoves } from '../write-moves.ts'
import { oldPartsWhere, oldPartView } from './old-parts.ts'

/**
 * Confirms that old pieces are back: they lie in repair, and their deposit is released. Whoever sees all stock confirms,
 * never the technician who owes them (`not_permitted`); `too_many` above what is out. A part whose pieces have numbers
 * is returned by them.
 */
export async function returnOldPart(
  tx: Tx,
  actor: Actor,
  id: string,
  { quantity, serials = [] }: Body<'POST /old-parts/:id/return'>,
  now: Instant,
): Promise<Result<Reply<'POST /old-parts/:id/return'>>> {
  const { orgId, personId } = actor
  await sql`select from old_part where org_id = ${orgId} and id = ${id} for update`.execute(tx)
  const [row] = await oldPartsWhere(tx, sql<boolean>`o.org_id = ${orgId}::uuid and o.id = ${id}::uuid`)
  if (!row || (!may(actor, 'stock.all') && row.person_id !== personId)) return refuse('not_found')
  if (!may(actor, 'stock.all') || row.person_id === personId) return refuse('not_permitted')
  const released = releaseDeposit({ ...row, deposit: fen(row.deposit_fen) }, quantity)
  if (!released.ok) return released
  await Promise.all([ensurePlace(tx, orgId, 'repair'), ensurePlace(tx, orgId, 'supplier')])
  const part = asId<PartId>(row.part_id)
  const stock = await lockStock(tx, orgId, { kinds: ['supplier', 'repair'] }, [part])
  const repair = [...stock.locations.values()].filter(({ kind }) => kind === 'repair').map((place) => place.id)
  const old = { part, workOrderId: asId<WorkOrderId>(row.work_order_id), quantity }
  const moves = bringOldPart(stock, old, repair.sort()[0] as StockLocationId)
  if (!moves.ok) return moves
  const named = withSerials(stock, moves.value, { named: new Map([[part, serials]]) })
  if (!named.ok) return named
  const known = await whereAre(
    tx,
    orgId,
    serials.map((serial) => ({ part, serial })),
  )
  if (known.some(({ ours }) => ours)) return refuse('not_unique', { path: `parts.${part}.serials` })
  await writeMoves(tx, orgId, stock, named.value, { by: personId, at: now })
  await sql`update old_part set returned = returned + ${quantity}::int where org_id = ${orgId} and id = ${id}`.execute(
    tx,
  )
  await sql`insert into old_part_return (org_id, id, old_part_id, quantity, released_fen, serials, at, by)
    values (${orgId}, ${newId()}, ${id}, ${quantity}, ${released.value}, ${serials}::text[], ${time(now)}, ${personId})`.execute(
    tx,
  )
  const [after] = await oldPartsWhere(tx, sql<boolean>`o.org_id = ${orgId}::uuid and o.id = ${id}::uuid`)
  return after ? ok({ ...oldPartView(after, now), released: released.value }) : refuse('not_found')
}
