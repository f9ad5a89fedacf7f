import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { asId, type Instant, type PartId, type Result, refuse } from '@field/domain/kernel'
import { confirmArrival } from '@field/domain/stock'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { World } from '../../platform/world.ts'
import { lockStock } from '../lock.ts'
import { writeMoves } from '../write-moves.ts'
import { noteEvent } from './note-event.ts'
import { holdTransfer, keepsEnd, showTransfer, transferOf } from './rows.ts'
import { tellOfTransfer } from './tell.ts'

/**
 * Confirms what came of a transfer, line by line; what did not come is stated as lost or returned. Only the keeper of the
 * place it was sent to; `wrong_state` for one that is not on its way.
 */
export async function receiveTransfer(
  tx: Tx,
  world: World,
  actor: Actor,
  id: string,
  body: Body<'POST /stock/transfers/:id/receive'>,
  now: Instant,
): Promise<Result<Reply<'GET /stock/transfers/:id'>>> {
  const { orgId, personId } = actor
  const row = await holdTransfer(tx, actor, id)
  if (!row) return refuse('not_found')
  if (!keepsEnd(actor, row.target)) return refuse('not_permitted')
  if (row.state !== 'sent') return refuse('wrong_state')
  const transfer = transferOf(row)
  const parts = transfer.lines.map(({ part }) => part)
  const shelves = { ids: [transfer.from, transfer.to], kinds: ['transit', 'consumed'] as const }
  const stock = await lockStock(tx, orgId, shelves, parts)
  const said = body.lines.map(({ partId, ...line }) => ({ part: asId<PartId>(partId), ...line }))
  const moves = confirmArrival(stock, transfer, said)
  if (!moves.ok) return moves
  await writeMoves(tx, orgId, stock, moves.value, { by: personId, at: now, transferId: id })
  await sql`update stock_transfer_line n set arrived = r.arrived, difference = r.difference
    from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as r(part uuid, arrived integer, difference text)
    where n.org_id = ${orgId} and n.transfer_id = ${id} and n.part_id = r.part`.execute(tx)
  await noteEvent(tx, actor, { id, kind: 'received', words: body.note }, now)
  if (said.some(({ difference }) => difference)) await tellOfTransfer(tx, world, actor, id, 'differs', now)
  return showTransfer(tx, actor, id)
}
