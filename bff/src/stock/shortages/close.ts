import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import {
  asId,
  type Instant,
  ok,
  type PartId,
  type Result,
  refuse,
  type StockLocationId,
  type TaskId,
  type WorkOrderId,
} from '@field/domain/kernel'
import { settleShortage } from '@field/domain/stock'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { lockStock } from '../lock.ts'
import { refuseNaming } from '../name-the-part.ts'
import { serialsOf } from '../transfer.ts'
import { withSerials } from '../with-serials.ts'
import { writeMoves } from '../write-moves.ts'
import { shortagesWhere, shortageView } from './list.ts'

/**
 * Says where the pieces of a shortage really came from, which closes it: they reach the van and are used there, both in
 * one. Refuses `wrong_state` for one that is closed, `not_enough_stock` when that place has too few.
 */
export async function closeShortage(
  tx: Tx,
  actor: Actor,
  id: string,
  { fromId, serials }: Body<'POST /stock/shortages/:id/settle'>,
  now: Instant,
): Promise<Result<Reply<'POST /stock/shortages/:id/settle'>>> {
  const { orgId, personId } = actor
  await sql`select from stock_shortage where org_id = ${orgId} and id = ${id} for update`.execute(tx)
  const here = sql<boolean>`s.org_id = ${orgId}::uuid and s.id = ${id}::uuid`
  const [row] = await shortagesWhere(tx, here)
  if (!row) return refuse('not_found')
  if (row.state !== 'open') return refuse('wrong_state')
  const from = asId<StockLocationId>(fromId)
  const part = asId<PartId>(row.part_id)
  const location = asId<StockLocationId>(row.location_id)
  const taskId = asId<TaskId>(row.task_id)
  const stock = await lockStock(tx, orgId, { ids: [from, location], kinds: ['consumed'] }, [part])
  const shortage = { part, location, workOrderId: asId<WorkOrderId>(row.work_order_id), quantity: row.quantity }
  const moves = settleShortage(stock, { ...shortage, proposal: row.proposal }, from)
  if (!moves.ok) return refuseNaming(tx, orgId, part, moves.refusal)
  const [arrive, use] = moves.value
  const named = withSerials(stock, arrive ? [arrive] : [], {
    named: serialsOf([{ part, quantity: row.quantity, ...(serials && { serials }) }]),
  })
  if (!named.ok) return named
  const used = named.value.flatMap(({ serial }) =>
    use && serial !== undefined ? [{ ...use, quantity: 1, serial }] : [],
  )
  const all = [...named.value, ...(used.length > 0 || !use ? used : [use])]
  await writeMoves(tx, orgId, stock, all, { by: personId, at: now, taskId })
  await sql`update stock_shortage set state = 'settled', from_id = ${from}, settled_by = ${personId}, settled_at = ${time(now)}
    where org_id = ${orgId} and id = ${id}`.execute(tx)
  const [after] = await shortagesWhere(tx, here)
  return after ? ok(shortageView(after)) : refuse('not_found')
}
