import { asId, ok, refuse, type SettlementId } from '@field/domain/kernel'
import { approve, type SettlementAction } from '@field/domain/settlement'
import { settle } from '@field/domain/work-order'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Call, Handler } from '../platform/http/call.ts'
import { lockOrder, save, tellChanged } from '../work-orders/queries.ts'
import { keepStep, lockSettlement, type Movable, workOrderOf } from './kept.ts'
import { tellProgress } from './tell-progress.ts'

const actions = { reviewed: 'review', confirmed: 'confirm', paid: 'pay' } as const satisfies Record<
  string,
  SettlementAction
>

/**
 * Moves a settlement one step on. Confirming it by hand settles its order too. The order is locked before the
 * settlement, as by every command on it. Refuses `wrong_state` with the present state, and `second_person_required` when
 * the one who reviewed a large amount would confirm it too.
 */
export const moveSettlement: Handler<'POST /settlements/:id/move'> = async (call) => {
  const { tx, actor, body, now } = call
  const id = asId<SettlementId>(call.params.id)
  const workOrderId = await workOrderOf(tx, actor.orgId, id)
  const loaded = workOrderId && (await lockOrder(tx, actor, workOrderId))
  const settlement = loaded && (await lockSettlement(tx, actor.orgId, id))
  if (!loaded || !settlement) return refuse('not_found')
  const action = actions[body.to]
  const next = approve(settlement, action, actor.personId)
  if (!next.ok) return next
  await tx
    .updateTable('settlement')
    .set({
      state: next.value,
      updated_at: time(now),
      // What a dispute sent back was owed since it was first confirmed, and statements have said so.
      ...(next.value === 'confirmed' && {
        confirmed_by: actor.personId,
        confirmed_at: sql<number>`coalesce(confirmed_at, ${time(now)})`,
      }),
    })
    .where('org_id', '=', actor.orgId)
    .where('id', '=', id)
    .execute()
  await keepStep(tx, actor.orgId, id, { action, by: actor.personId, at: now })
  await tellProgress(tx, call.world, loaded.order, { id, step: body.to, by: actor.personId, now })
  // A correction of what was settled before leaves its order settled.
  const settles = next.value === 'confirmed' && loaded.order.status === 'completed'
  const settled = settles ? await settleOrder(call, loaded, settlement) : ok(null)
  if (!settles) await tellChanged(tx, null, loaded.order)
  return settled.ok ? ok({ id, state: next.value }) : settled
}

type Loaded = NonNullable<Awaited<ReturnType<typeof lockOrder>>>

async function settleOrder(
  { tx, world, actor, now }: Call<'POST /settlements/:id/move'>,
  { order, definition, seq }: Loaded,
  { total }: Movable,
) {
  const events = settle(order, total)
  if (!events.ok) return events
  return save(tx, world, { definition, before: order, seq, events: events.value, actor, at: now, now })
}
