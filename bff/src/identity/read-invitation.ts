import type { Reply } from '@field/contract'
import type { Role } from '@field/domain/access'
import { type Instant, type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import type { Tx } from '../platform/database/transaction.ts'
import type { Call } from '../platform/http/call.ts'
import { hashOfCode } from './invite.ts'

export type Invitation = {
  readonly id: string
  readonly role: Role
  readonly placeId: string | null
  readonly placeName: string | null
  readonly name: string
  readonly badge: string | null
  readonly skills: string[]
  readonly expiresAt: Instant
  readonly usedBy: string | null
}

/** The invitation behind a code while it is good; one that has expired is as unknown as one that never was. */
export async function invitationOf(tx: Tx, orgId: OrgId, code: string, now: Instant): Promise<Invitation | null> {
  const row = await tx
    .selectFrom('invitation as i')
    .leftJoin('place as p', (join) => join.onRef('p.org_id', '=', 'i.org_id').onRef('p.id', '=', 'i.place_id'))
    .select(['i.id', 'i.role', 'i.place_id as placeId', 'p.name as placeName', 'i.name', 'i.badge', 'i.skills'])
    .select(['i.expires_at as expiresAt', 'i.used_by as usedBy'])
    .where('i.org_id', '=', orgId)
    .where('i.code_hash', '=', hashOfCode(code))
    .forUpdate('i')
    .executeTakeFirst()
  return row && row.expiresAt > now ? { ...row, role: row.role as Role } : null
}

type Route = 'GET /invitations/:code'

/** What an invitation offers to whoever holds its code. */
export async function readInvitation({ tx, actor, params, now }: Call<Route>): Promise<Result<Reply<Route>>> {
  const invitation = await invitationOf(tx, actor.orgId, params.code, now)
  if (!invitation) return refuse('invitation_unknown')
  if (invitation.usedBy !== null && invitation.usedBy !== actor.personId) return refuse('invitation_used')
  const { role, placeName, name, expiresAt } = invitation
  return ok({ role, placeName, name, expiresAt })
}
