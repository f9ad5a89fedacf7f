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
  type WorkOrderId,
} from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { World } from '../../platform/world.ts'
import { holdOpenOrder } from '../promises/open-order.ts'
import { reserve } from '../promises/reserve.ts'
import { makeTransfer } from '../transfers/open.ts'
import { type RequestRow, requestsWhere, requestView } from './list.ts'

type Shown = Reply<'POST /stock/requests/:id/fulfil'>

/**
 * Fulfils a request of the work, all its lines or none: promises the pieces to the order where they lie (`reserve`), or
 * sends them to a place, the technician's van unless another is named (`transfer`). Another warehouse than the proposed
 * one may be named. `not_enough_stock` names the part; `required` where nothing is asked for.
 */
export async function fulfilRequest(
  tx: Tx,
  world: World,
  actor: Actor,
  id: string,
  body: Body<'POST /stock/requests/:id/fulfil'>,
  now: Instant,
): Promise<Result<Shown>> {
  const held = await holdRequest(tx, actor, id)
  if (!held.ok) return held
  const { lines, location_id, van_id, work_order_id } = held.value
  if (lines.length === 0) return refuse('required', { path: 'lines' })
  const order = asId<WorkOrderId>(work_order_id)
  const open = await holdOpenOrder(tx, actor, order)
  if (!open.ok) return open
  const locationId = body.locationId ?? location_id
  if (!locationId) return refuse('required', { path: 'locationId' })
  if (body.how === 'reserve') {
    for (const { partId, quantity } of lines) {
      const done = await reserve(tx, actor, { workOrderId: work_order_id, partId, locationId, quantity }, now)
      if (!done.ok) return done
    }
    return settle(tx, actor, id, 'sent', { how: 'reserve', locationId }, now)
  }
  const to = body.toId ?? van_id
  if (!to) return refuse('required', { path: 'toId' })
  const from = asId<StockLocationId>(locationId)
  const wish = {
    from,
    to: asId<StockLocationId>(to),
    lines: lines.map(({ partId, quantity }) => ({ part: asId<PartId>(partId), quantity })),
    workOrderId: order,
  }
  const made = await makeTransfer(tx, world, actor, wish, now)
  return made.ok ? settle(tx, actor, id, 'sent', { how: 'transfer', locationId, transferId: made.value }, now) : made
}

/** Says no to a request of the work, and why. */
export async function refuseRequest(
  tx: Tx,
  actor: Actor,
  id: string,
  { reason }: Body<'POST /stock/requests/:id/refuse'>,
  now: Instant,
): Promise<Result<Shown>> {
  const held = await holdRequest(tx, actor, id)
  return held.ok ? settle(tx, actor, id, 'refused', { how: 'refused', reason }, now) : held
}

async function holdRequest(tx: Tx, { orgId }: Actor, id: string): Promise<Result<RequestRow>> {
  await sql`select from stock_request where org_id = ${orgId} and id = ${id} for update`.execute(tx)
  const [row] = await requestsWhere(tx, sql<boolean>`r.org_id = ${orgId}::uuid and r.id = ${id}::uuid`)
  if (!row) return refuse('not_found')
  return row.state === 'open' ? ok(row) : refuse('wrong_state')
}

async function settle(
  tx: Tx,
  { orgId, personId }: Actor,
  id: string,
  state: 'sent' | 'refused',
  answer: NonNullable<Shown['answer']>,
  now: Instant,
): Promise<Result<Shown>> {
  await sql`update stock_request set state = ${state}, answer = ${JSON.stringify(answer)}::jsonb, settled_by = ${personId}, settled_at = ${time(now)}
    where org_id = ${orgId} and id = ${id}`.execute(tx)
  const [row] = await requestsWhere(tx, sql<boolean>`r.org_id = ${orgId}::uuid and r.id = ${id}::uuid`)
  return row ? ok(requestView(row)) : refuse('not_found')
}
