import { hour, minute, type OrgId, type WorkOrderId } from '@field/domain/kernel'
import { chair, lapseOn } from '@field/domain/settlement'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { type Rounds, runRounds } from '../platform/rounds.ts'
import type { World } from '../platform/world.ts'
import { lockOrderOf } from '../work-orders/queries.ts'
import { endDispute } from './end.ts'
import { lockDispute, stateOf } from './kept.ts'
import { membersIn, partiesTo, tellOf } from './tell.ts'

/** Ends disputes whose last deadline has passed, until stopped; looks every minute. Several workers may run. */
export const runDisputes = (world: World, { pollMs = minute }: { readonly pollMs?: number } = {}): Rounds =>
  runRounds(() => lapseNext(world), {
    pollMs,
    onFault: (err) => world.log.error({ err }, 'the disputes could not be read'),
  })

type Due = { readonly orgId: OrgId; readonly id: string; readonly workOrderId: WorkOrderId }

/** Does what time does to one dispute; false when none is due. One that fails rests for an hour and holds up nobody. */
export async function lapseNext(world: World): Promise<boolean> {
  const { rows } = await sql<Due>`select org_id as "orgId", id, work_order_id as "workOrderId" from dispute
    where lapses_at <= ${time(world.clock.now())} order by lapses_at, id limit 1`.execute(world.workerDb.read)
  const [due] = rows
  if (!due) return false
  try {
    await world.inOrganization(due.orgId, (tx) => lapse(tx, world, due))
  } catch (err) {
    world.log.error({ err, disputeId: due.id }, 'a dispute could not be ended; it rests')
    const later = time(world.clock.now() + hour)
    await sql`update dispute set lapses_at = ${later} where org_id = ${due.orgId}::uuid and id = ${due.id}::uuid
      and lapses_at is not null`.execute(world.workerDb.read)
  }
  return true
}

async function lapse(tx: Tx, world: World, { orgId, id, workOrderId }: Due): Promise<void> {
  const now = world.clock.now()
  const loaded = await lockOrderOf(tx, orgId, workOrderId)
  const kept = loaded && (await lockDispute(tx, orgId, id))
  if (!loaded || !kept || kept.lapsesAt === null || kept.lapsesAt > now) return
  const after = lapseOn(kept.dispute, now)
  const telling = { orgId, by: null, now }
  if (stateOf(after) === 'open') {
    // As many votes on either side: time has done what it can, and the manager decides.
    await tx.updateTable('dispute').set({ lapses_at: null }).where('org_id', '=', orgId).where('id', '=', id).execute()
    return tellOf(tx, world, telling, kept, 'chair', await membersIn(tx, orgId, [chair]))
  }
  const ended = await endDispute(tx, world, loaded, kept, { after, by: null, at: now })
  // Nobody is there to hear a refusal; it undoes the whole as a fault does.
  if (!ended.ok) throw Object.assign(new Error('a decision was refused'), { refusal: ended.refusal })
  await tellOf(tx, world, telling, kept, 'decided', await partiesTo(tx, orgId, kept))
}
