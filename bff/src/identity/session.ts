import type { Reply } from '@field/contract'
import type { Role } from '@field/domain/access'
import { day, type Instant, type OrgId, type PersonId } from '@field/domain/kernel'
import type { RefreshTokenId, SessionId } from '../platform/auth/session-id.ts'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import { rooms, tell } from '../platform/live/tell.ts'
import type { World } from '../platform/world.ts'
import { type Member, memberOf, placesOf } from './queries.ts'
import { meView } from './view.ts'

export type SessionReply = Reply<'POST /auth/wechat'>

/** A session of a person, and the refresh token that is its newest. */
export type Lease = {
  readonly orgId: OrgId
  readonly personId: PersonId
  readonly sessionId: SessionId
  readonly refreshId: RefreshTokenId
  readonly role: Role
  readonly expiresAt: Instant
}

export const refreshLife = 30 * day

/**
 * Starts a session of a person in a role they hold: one sign-in on one phone. The person's row is held against a dismissal
 * that happens at the same moment, which would otherwise miss this session.
 */
export async function startSession(
  world: World,
  tx: Tx,
  { orgId, personId, role }: { orgId: OrgId; personId: PersonId; role: Role },
): Promise<SessionReply> {
  const now = world.clock.now()
  const lease = {
    orgId,
    personId,
    role,
    sessionId: newId<SessionId>(),
    refreshId: newId<RefreshTokenId>(),
    expiresAt: now + refreshLife,
  }
  const [, , , member] = await Promise.all([
    holdPerson(tx, orgId, personId),
    tx
      .insertInto('session')
      .values({ org_id: orgId, id: lease.sessionId, person_id: personId, created_at: time(now) })
      .execute(),
    insertRefresh(tx, lease, now),
    memberOf(tx, orgId, personId),
  ])
  return reply(world, lease, known(member))
}

/** Gives a session its next refresh token, in a role that may be another; the one before is used up. */
export async function continueSession(
  world: World,
  tx: Tx,
  { orgId, personId, sessionId, role }: Pick<Lease, 'orgId' | 'personId' | 'sessionId' | 'role'>,
): Promise<SessionReply> {
  const now = world.clock.now()
  const lease = { orgId, personId, sessionId, role, refreshId: newId<RefreshTokenId>(), expiresAt: now + refreshLife }
  const [, , member] = await Promise.all([
    tx
      .updateTable('refresh_token')
      .set({ used_at: time(now), successor_id: lease.refreshId })
      .where('org_id', '=', orgId)
      .where('session_id', '=', sessionId)
      .where('successor_id', 'is', null)
      .execute(),
    insertRefresh(tx, lease, now),
    memberOf(tx, orgId, personId),
  ])
  return reply(world, lease, known(member))
}

/** The tokens of a session as it stands, in words of the contract. */
export function reply(world: World, lease: Lease, member: Member): SessionReply {
  const { orgId, personId, sessionId, refreshId, role, expiresAt } = lease
  const access = world.tokens.signAccess({
    actor: { orgId, personId, role, placeIds: placesOf(member, role) },
    sessionId,
  })
  return {
    accessToken: access.token,
    accessExpiresAt: access.expiresAt,
    refreshToken: world.tokens.signRefresh({ orgId, id: refreshId }, expiresAt),
    me: meView(member, role),
  }
}

/** Ends one session or all of a person's: tokens stop with the next request, sockets at once. */
export async function endSessions(
  tx: Tx,
  orgId: OrgId,
  which: { readonly sessionId: SessionId } | { readonly personId: PersonId },
  reason: 'signed_out' | 'dismissed' | 'token_reused',
  now: Instant,
): Promise<void> {
  const ended = await tx
    .updateTable('session')
    .set({ ended_at: time(now), end_reason: reason })
    .where('org_id', '=', orgId)
    .where('ended_at', 'is', null)
    .where((row) => ('sessionId' in which ? row('id', '=', which.sessionId) : row('person_id', '=', which.personId)))
    .returning('id')
    .execute()
  const told = ended.map(({ id }) => rooms.session(id as SessionId))
  if (told.length > 0) await tell(tx, { orgId, rooms: told, event: 'ended', data: null })
}

/** Holds the row of a person until the transaction ends, so that signing in and being dismissed go one after the other. */
export const holdPerson = (tx: Tx, orgId: OrgId, personId: PersonId): Promise<unknown> =>
  tx.selectFrom('person').select('id').where('org_id', '=', orgId).where('id', '=', personId).forNoKeyUpdate().execute()

const insertRefresh = (
  tx: Tx,
  { orgId, refreshId, sessionId, role, expiresAt }: Lease,
  now: Instant,
): Promise<unknown> =>
  tx
    .insertInto('refresh_token')
    .values({
      org_id: orgId,
      id: refreshId,
      session_id: sessionId,
      role,
      created_at: time(now),
      expires_at: time(expiresAt),
    })
    .execute()

function known(member: Member | null): Member {
  if (!member) throw new Error('A session was asked for somebody who is not in the organization.')
  return member
}
