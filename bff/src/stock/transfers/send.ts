import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Instant, ok, type Result, refuse } from '@field/domain/kernel'
import { sendParts, type Transfer } from '@field/domain/stock'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { World } from '../../platform/world.ts'
import { lockStock } from '../lock.ts'
import { refuseNaming } from '../name-the-part.ts'
import { ensurePlace } from '../single-place.ts'
import { serialsOf } from '../transfer.ts'
import { withSerials } from '../with-serials.ts'
import { writeMoves } from '../write-moves.ts'
import { noteEvent } from './note-event.ts'
import { holdTransfer, keepsEnd, showTransfer, transferOf } from './rows.ts'
import { tellOfTransfer } from './tell.ts'

/** Sends what was asked for, all of it. Only the keeper of the place it leaves; `wrong_state` when it is not asked for any more. */
export async function sendTransfer(
  tx: Tx,
  world: World,
  actor: Actor,
  id: string,
  { serials = [] }: Body<'POST /stock/transfers/:id/send'>,
  now: Instant,
): Promise<Result<Reply<'GET /stock/transfers/:id'>>> {
  const row = await holdTransfer(tx, actor, id)
  if (!row) return refuse('not_found')
  if (!keepsEnd(actor, row.source)) return refuse('not_permitted')
  if (row.state !== 'asked') return refuse('wrong_state')
  const { from, to, lines } = transferOf(row)
  const named = lines.map((line) => {
    const said = serials.find(({ partId }) => partId === line.part)
    return said ? { ...line, serials: said.serials } : { part: line.part, quantity: line.quantity }
  })
  const sent = await sendHeld(tx, world, actor, { id, from, to, lines: named }, now)
  if (!sent.ok) return sent
  return showTransfer(tx, actor, id)
}

/** Moves the pieces of a transfer that the caller holds into transit, keeps which they are, and notes it. */
export async function sendHeld(
  tx: Tx,
  world: World,
  actor: Actor,
  { id, ...transfer }: Transfer & { readonly id: string },
  now: Instant,
): Promise<Result<null>> {
  const { orgId, personId } = actor
  const parts = transfer.lines.map(({ part }) => part)
  await ensurePlace(tx, orgId, 'transit')
  const stock = await lockStock(tx, orgId, { ids: [transfer.from, transfer.to], kinds: ['transit'] }, parts)
  const decided = sendParts(stock, transfer)
  if (!decided.ok) {
    const part = parts.find((one) => decided.refusal.path === `parts.${one}`)
    return part ? refuseNaming(tx, orgId, part, decided.refusal) : decided
  }
  const moves = withSerials(stock, decided.value, { named: serialsOf(transfer.lines) })
  if (!moves.ok) return moves
  await writeMoves(tx, orgId, stock, moves.value, { by: personId, at: now, transferId: id })
  const pieces = moves.value.flatMap(({ part, serial }) => (serial === undefined ? [] : [{ part, serial }]))
  if (pieces.length > 0) {
    await sql`update stock_transfer_line n set serials = r.serials from (
        select part, array_agg(serial) as serials from jsonb_to_recordset(${JSON.stringify(pieces)}::jsonb) as r(part uuid, serial text) group by 1) r
      where n.org_id = ${orgId} and n.transfer_id = ${id} and n.part_id = r.part`.execute(tx)
  }
  await noteEvent(tx, actor, { id, kind: 'sent' }, now)
  await tellOfTransfer(tx, world, actor, id, 'sent', now)
  return ok(null)
}
