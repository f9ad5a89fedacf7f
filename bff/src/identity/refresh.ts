import type { Role } from '@field/domain/access'
import { type Instant, ok, type PersonId, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { RefreshTokenId, SessionId } from '../platform/auth/session-id.ts'
import type { RefreshClaim } from '../platform/auth/tokens.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Call } from '../platform/http/call.ts'
import type { World } from '../platform/world.ts'
import { memberOf } from './queries.ts'
import { continueSession, endSessions, holdPerson, reply, type SessionReply } from './session.ts'

type Row = {
  readonly personId: PersonId
  readonly sessionId: SessionId
  readonly ended: boolean
  readonly role: Role
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
  readonly successorId: RefreshTokenId | null
  readonly successorRole: Role | null
  readonly successorExpiresAt: Instant | null
  readonly successorUsed: boolean
}

/** Rotates a refresh token. One that somebody has a copy of ends its session, and that must stay: so it is no rollback. */
export async function refresh({ world, body }: Call<'POST /auth/refresh'>): Promise<Result<SessionReply>> {
  const claim = world.tokens.readRefresh(body.refreshToken)
  if (!claim) return refuse('not_signed_in')
  return world.inOrganization(claim.orgId, (tx) => present(world, tx, claim))
}

async function present(world: World, tx: Tx, claim: RefreshClaim): Promise<Result<SessionReply>> {
  const now = world.clock.now()
  const { orgId } = claim
  // The lock is a statement of its own: what a rotation that held it did is then seen by the reading.
  const [, row] = await Promise.all([lock(tx, claim), read(tx, claim)])
  if (!row) return refuse('not_signed_in')
  const { personId, sessionId } = row
  const judged = world.guards.judgeRefresh(row, now)
  if (judged === 'reused') await endSessions(tx, orgId, { sessionId }, 'token_reused', now)
  if (judged === 'reused' || judged === 'dead') return refuse('not_signed_in')
  await holdPerson(tx, orgId, personId)
  const member = await memberOf(tx, orgId, personId)
  const role = judged === 'repeat' ? row.successorRole : row.role
  if (!member || !role || !member.roles.some((held) => held.role === role)) return refuse('not_signed_in')
  if (judged === 'rotate') return ok(await continueSession(world, tx, { orgId, personId, sessionId, role }))
  const { successorId: refreshId, successorExpiresAt: expiresAt } = row
  if (!refreshId || !expiresAt) return refuse('not_signed_in')
  return ok(reply(world, { orgId, personId, sessionId, refreshId, role, expiresAt }, member))
}

const lock = (tx: Tx, { orgId, id }: RefreshClaim): Promise<unknown> =>
  tx.selectFrom('refresh_token').select('id').where('org_id', '=', orgId).where('id', '=', id).forUpdate().execute()

async function read(tx: Tx, { orgId, id }: RefreshClaim): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select s.person_id as "personId", s.id as "sessionId", s.ended_at is not null as ended, r.role, r.expires_at as "expiresAt",
      r.used_at as "usedAt", n.id as "successorId", n.role as "successorRole", n.expires_at as "successorExpiresAt",
      n.used_at is not null as "successorUsed"
    from refresh_token r
      join session s on s.org_id = r.org_id and s.id = r.session_id
      left join refresh_token n on n.org_id = r.org_id and n.id = r.successor_id
    where r.org_id = ${orgId}::uuid and r.id = ${id}::uuid`.execute(tx)
  return rows[0]
}
