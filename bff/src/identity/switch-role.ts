import { ok, type Result, refuse } from '@field/domain/kernel'
import type { Call } from '../platform/http/call.ts'
import { memberOf } from './queries.ts'
import { continueSession, holdPerson, type SessionReply } from './session.ts'

/** Puts on another of the person's roles; the session goes on with new tokens. */
export async function switchRole({
  world,
  tx,
  actor,
  sessionId,
  body,
}: Call<'POST /me/role'>): Promise<Result<SessionReply>> {
  const { orgId, personId } = actor
  const [, member] = await Promise.all([holdPerson(tx, orgId, personId), memberOf(tx, orgId, personId)])
  if (!member?.roles.some(({ role }) => role === body.role)) return refuse('not_permitted', { path: 'role' })
  await tx
    .updateTable('person')
    .set({ role: body.role })
    .where('org_id', '=', orgId)
    .where('id', '=', personId)
    .execute()
  return ok(await continueSession(world, tx, { orgId, personId, sessionId, role: body.role }))
}
