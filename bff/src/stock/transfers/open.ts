import type { Body, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import {
  asId,
  type Instant,
  ok,
  type PartId,
  type Result,
  refuse,
  type StockLocationId,
  type WorkOrderId,
} from '@field/domain/kernel'
import { endsOf, keeps } from '@field/domain/stock'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/id.ts'
import type { World } from '../../platform/world.ts'
import { lockStock } from '../lock.ts'
import { holdOpenOrder } from '../promises/open-order.ts'
import type { TransferLine } from '../transfer.ts'
import { noteEvent } from './note-event.ts'
import { showTransfer, unknownParts } from './rows.ts'
import { sendHeld } from './send.ts'
import { tellOfTransfer } from './tell.ts'

type Shown = Reply<'GET /stock/transfers/:id'>

export type NewTransfer = {
  readonly from: StockLocationId
  readonly to: StockLocationId
  readonly lines: readonly TransferLine[]
  readonly note?: string | undefined
  readonly workOrderId?: WorkOrderId | undefined
}

/**
 * Opens a transfer. From a place that the actor keeps it is sent at once; from another it is asked for, and the keeper
 * there sends it. Refuses `not_permitted` for somebody who keeps neither end, and names what is wrong in `path`.
 */
export async function openTransfer(
  tx: Tx,
  world: World,
  actor: Actor,
  body: Body<'POST /stock/transfers'>,
  now: Instant,
): Promise<Result<Shown>> {
  const order = body.workOrderId === undefined ? undefined : asId<WorkOrderId>(body.workOrderId)
  const held = order === undefined ? ok(null) : await holdOpenOrder(tx, actor, order, 'workOrderId')
  if (!held.ok) return held
  const made = await makeTransfer(
    tx,
    world,
    actor,
    {
      from: asId(body.fromId),
      to: asId(body.toId),
      lines: body.lines.map(({ partId, ...line }) => ({ part: asId<PartId>(partId), ...line })),
      note: body.note,
      workOrderId: order,
    },
    now,
  )
  if (!made.ok) return made
  return showTransfer(tx, actor, made.value)
}

/** Writes a transfer and sends it when the actor keeps where it comes from. Answers its id. */
export async function makeTransfer(
  tx: Tx,
  world: World,
  actor: Actor,
  { from, to, lines, note, workOrderId }: NewTransfer,
  now: Instant,
): Promise<Result<string>> {
  const { orgId, personId } = actor
  const parts = lines.map(({ part }) => part)
  const twice = parts.find((part, index) => parts.indexOf(part) !== index)
  if (twice) return refuse('not_unique', { path: `parts.${twice}` })
  const [stock, [unknown]] = await Promise.all([
    lockStock(tx, orgId, { ids: [from, to] }, []),
    unknownParts(tx, orgId, parts),
  ])
  if (unknown) return refuse('part_unknown', { path: `parts.${unknown}` })
  const ends = endsOf(stock, { from, to })
  if (!ends.ok) return refuse(ends.refusal.code, { path: stock.locations.has(from) ? 'toId' : 'fromId' })
  const [source, target] = [stock.locations.get(from), stock.locations.get(to)]
  const sends = source !== undefined && keeps(actor, source)
  if (!sends && !may(actor, 'stock.all') && !(target && keeps(actor, target))) return refuse('not_permitted')
  const id = newId()
  await sql`insert into stock_transfer (org_id, id, from_id, to_id, state, work_order_id, note, created_by, created_at, updated_at)
    values (${orgId}, ${id}, ${from}, ${to}, 'asked', ${workOrderId ?? null}, ${note ?? null}, ${personId}, ${time(now)}, ${time(now)})`.execute(
    tx,
  )
  await sql`insert into stock_transfer_line (org_id, transfer_id, part_id, quantity)
    select ${orgId}::uuid, ${id}::uuid, r.part, r.quantity
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r(part uuid, quantity integer)`.execute(tx)
  await noteEvent(tx, actor, { id, kind: 'asked', words: note }, now)
  if (!sends) {
    await tellOfTransfer(tx, world, actor, id, 'asked', now)
    return ok(id)
  }
  const sent = await sendHeld(tx, world, actor, { id, from, to, lines }, now)
  return sent.ok ? ok(id) : sent
}
