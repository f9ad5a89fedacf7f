import type { Body, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { type Instant, type Result, refuse } from '@field/domain/kernel'
import { takeBack } from '@field/domain/stock'
import type { Tx } from '../../platform/database/transaction.ts'
import type { World } from '../../platform/world.ts'
import { lockStock } from '../lock.ts'
import { writeMoves } from '../write-moves.ts'
import { noteEvent } from './note-event.ts'
import { holdTransfer, keepsEnd, showTransfer, transferOf } from './rows.ts'
import { tellOfTransfer } from './tell.ts'

/**
 * Ends a transfer: one that was only asked for by either end, one that was sent by the keeper of the place it left, and
 * its pieces go back there. `wrong_state` once it has arrived.
 */
export async function cancelTransfer(
  tx: Tx,
  world: World,
  actor: Actor,
  id: string,
  { reason }: Body<'POST /stock/transfers/:id/cancel'>,
  now: Instant,
): Promise<Result<Reply<'GET /stock/transfers/:id'>>> {
  const { orgId, personId } = actor
  const row = await holdTransfer(tx, actor, id)
  if (!row) return refuse('not_found')
  if (row.state !== 'asked' && row.state !== 'sent') return refuse('wrong_state')
  const sender = keepsEnd(actor, row.source)
  const asker = keepsEnd(actor, row.target) || may(actor, 'stock.all')
  if (!sender && (row.state === 'sent' || !asker)) return refuse('not_permitted')
  if (row.state === 'sent') {
    const transfer = transferOf(row)
    const parts = transfer.lines.map(({ part }) => part)
    const stock = await lockStock(tx, orgId, { ids: [transfer.from], kinds: ['transit'] }, parts)
    const moves = takeBack(stock, transfer)
    if (!moves.ok) return moves
    await writeMoves(tx, orgId, stock, moves.value, { by: personId, at: now, transferId: id })
  }
  await noteEvent(tx, actor, { id, kind: 'cancelled', words: reason }, now)
  await tellOfTransfer(tx, world, actor, id, 'cancelled', now)
  return showTransfer(tx, actor, id)
}
