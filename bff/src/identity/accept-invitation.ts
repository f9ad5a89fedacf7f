import { type Instant, type OrgId, ok, type PersonId, type Result, refuse } from '@field/domain/kernel'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Call } from '../platform/http/call.ts'
import { newId } from '../platform/id.ts'
import { type Invitation, invitationOf } from './read-invitation.ts'
import { continueSession, holdPerson, type SessionReply } from './session.ts'
import { unnamed } from './sign-in.ts'

type Who = { readonly orgId: OrgId; readonly personId: PersonId }

/** Takes the role that was offered and puts it on. */
export async function acceptInvitation(call: Call<'POST /invitations/:code/accept'>): Promise<Result<SessionReply>> {
  const { world, tx, actor, sessionId, params, now } = call
  const { orgId, personId } = actor
  const [, invitation] = await Promise.all([holdPerson(tx, orgId, personId), invitationOf(tx, orgId, params.code, now)])
  if (!invitation) return refuse('invitation_unknown')
  if (invitation.usedBy !== null && invitation.usedBy !== personId) return refuse('invitation_used')
  await Promise.all([use(tx, actor, invitation, now), join(tx, actor, invitation, now), equip(tx, actor, invitation)])
  return ok(await continueSession(world, tx, { orgId, personId, sessionId, role: invitation.role }))
}

const use = (tx: Tx, { orgId, personId }: Who, { id }: Invitation, now: Instant) =>
  tx
    .updateTable('invitation')
    .set({ used_by: personId, used_at: time(now) })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .execute()

async function join(
  tx: Tx,
  { orgId, personId }: Who,
  { role, placeId, name }: Invitation,
  now: Instant,
): Promise<void> {
  const person = tx.updateTable('person').where('org_id', '=', orgId).where('id', '=', personId)
  await Promise.all([
    tx
      .insertInto('membership')
      .values({ org_id: orgId, id: newId(), person_id: personId, role, place_id: placeId, created_at: time(now) })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
    person.set({ role }).execute(),
    person.set({ name }).where('name', '=', unnamed).execute(),
  ])
}

// A technician needs a badge, a site to start from and a van to take parts from.
async function equip(
  tx: Tx,
  { orgId, personId }: Who,
  { role, placeId, badge, skills, name }: Invitation,
): Promise<void> {
  if (role !== 'technician' || !placeId) return
  const row = { site_id: placeId, badge: badge ?? '', skills, on_duty: true }
  await Promise.all([
    tx
      .insertInto('technician')
      .values({ org_id: orgId, person_id: personId, ...row })
      .onConflict((conflict) => conflict.columns(['org_id', 'person_id']).doUpdateSet(row))
      .execute(),
    tx
      .insertInto('stock_location')
      .values({ org_id: orgId, id: newId(), kind: 'van', name, owner_id: personId })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  ])
}
