import {
  asId,
  type Instant,
  type OrgId,
  ok,
  type PersonId,
  type Result,
  refuse,
  type SettlementId,
} from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Handler } from '../platform/http/call.ts'
import { newId } from '../platform/id.ts'
import type { World } from '../platform/world.ts'
import { type Loaded, lockOrder, tellChanged } from '../work-orders/queries.ts'
import { type Kept, keepSettlement } from './keep-settlement.ts'
import { isDisputed, type KeptSettlement, keepStep, liveSettlement, lockSettlement, workOrderOf } from './kept.ts'
import { sheetOf } from './sheet-of.ts'
import { tellProgress } from './tell-progress.ts'

/** Why something is counted again; nobody brought about what only time did. */
type Why = { readonly reason: string; readonly by: PersonId | null; readonly at: Instant }

/**
 * Corrects a settlement: counts its order anew at the same pricing moment, reverses every entry of the old one and keeps
 * the new one in its place, to be reviewed. Nothing that was posted changes. The reason is kept with both. Refuses
 * `wrong_state` while a line of it is disputed: the decision counts it anew.
 */
export const correctSettlement: Handler<'POST /settlements/:id/correct'> = async ({
  tx,
  world,
  actor,
  params,
  body,
  now,
}) => {
  const id = asId<SettlementId>(params.id)
  const workOrderId = await workOrderOf(tx, actor.orgId, id)
  const loaded = workOrderId && (await lockOrder(tx, actor, workOrderId))
  if (!loaded || !(await lockSettlement(tx, actor.orgId, id))) return refuse('not_found')
  const live = await liveSettlement(tx, actor.orgId, loaded.order.id)
  if (live?.id !== id) return refuse('not_found')
  if (await isDisputed(tx, actor.orgId, loaded.order.id))
    return refuse('wrong_state', { detail: { state: 'disputed' } })
  const made = await recount(tx, world, loaded, live, { reason: body.reason, by: actor.personId, at: now })
  return made.ok ? ok({ id: made.value.id, state: made.value.state, replaces: id }) : made
}

/** The same for a settlement that is known to be the live one of an order that is locked. */
export async function recount(
  tx: Tx,
  world: World,
  { definition, order }: Pick<Loaded, 'definition' | 'order'>,
  { id }: Pick<KeptSettlement, 'id'>,
  { reason, by, at }: Why,
): Promise<Result<Kept>> {
  const counted = await sheetOf(tx, definition, order)
  if (!counted.ok) return counted
  await reverse(tx, order.orgId, id, at)
  await keepStep(tx, order.orgId, id, { action: 'correct', by, at })
  const kept = await keepSettlement(tx, order, counted.value, { state: 'submitted', at, corrects: { id, reason } })
  await tellProgress(tx, world, order, { id: kept.id, step: 'submitted', by, now: at })
  await tellChanged(tx, null, order)
  return ok(kept)
}

/** Posts the opposite of every entry of a settlement and lets it live no more. */
async function reverse(tx: Tx, orgId: OrgId, id: SettlementId, at: Instant): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from journal_entry
    where org_id = ${orgId}::uuid and settlement_id = ${id}::uuid order by id`.execute(tx)
  const pairs = rows.map((row) => ({ id: newId(), reverses: row.id }))
  await sql`insert into journal_entry (org_id, id, settlement_id, reason, reverses, created_at)
    select ${orgId}::uuid, p.id, ${id}::uuid, 'reversal', p.reverses, ${time(at)}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p(id uuid, reverses uuid)`.execute(tx)
  await sql`insert into journal_line (org_id, entry_id, number, account, person_id, place_id, amount_fen)
    select l.org_id, p.id, l.number, l.account, l.person_id, l.place_id, -l.amount_fen
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p(id uuid, reverses uuid)
      join journal_line l on l.org_id = ${orgId}::uuid and l.entry_id = p.reverses`.execute(tx)
  await tx
    .updateTable('settlement')
    .set({ state: 'reversed', updated_at: time(at) })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .execute()
}
