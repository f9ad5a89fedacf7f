import { type OrgId, ok, type PersonId, type Result, refuse } from '@field/domain/kernel'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Call } from '../platform/http/call.ts'
import { newId } from '../platform/id.ts'
import { memberOf } from './queries.ts'
import { endSessions, holdPerson } from './session.ts'

/** Ends every role of a person but that of a customer, and every session. They may come back as a customer. */
export async function dismiss({
  tx,
  actor,
  params,
  now,
}: Call<'POST /people/:id/dismiss'>): Promise<Result<Record<string, never>>> {
  const { orgId } = actor
  const personId = params.id as PersonId
  const [, member] = await Promise.all([holdPerson(tx, orgId, personId), memberOf(tx, orgId, personId)])
  if (!member) return refuse('not_found')
  const isAdmin = member.roles.some(({ role }) => role === 'admin')
  if (personId === actor.personId || (isAdmin && actor.role !== 'admin')) return refuse('not_permitted')
  await Promise.all([
    tx
      .updateTable('membership')
      .set({ ended_at: time(now) })
      .where('org_id', '=', orgId)
      .where('person_id', '=', personId)
      .where('role', '<>', 'customer')
      .where('ended_at', 'is', null)
      .execute(),
    tx
      .insertInto('membership')
      .values({ org_id: orgId, id: newId(), person_id: personId, role: 'customer', created_at: time(now) })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
    tx.updateTable('person').set({ role: 'customer' }).where('org_id', '=', orgId).where('id', '=', personId).execute(),
    offDuty(tx, orgId, personId),
    endSessions(tx, orgId, { personId }, 'dismissed', now),
  ])
  return ok({})
}

const offDuty = (tx: Tx, orgId: OrgId, personId: PersonId) =>
  tx
    .updateTable('technician')
    .set({ on_duty: false })
    .where('org_id', '=', orgId)
    .where('person_id', '=', personId)
    .execute()
