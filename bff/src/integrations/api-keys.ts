import { createHash, randomBytes } from 'node:crypto'
import type { Body, Reply } from '@field/contract'
import { type Actor, may, type Permission } from '@field/domain/access'
import { type Instant, type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import { type RawBuilder, sql } from 'kysely'
import { apiKeyPrefix } from '../platform/auth/api-key.ts'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

type Key = Reply<'GET /api-keys'>['keys'][number]

export async function keysWhere(tx: Tx, orgId: OrgId, where: RawBuilder<boolean> = sql<boolean>`true`): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select id, label, tail, scopes, per_minute as "perMinute", created_at as "createdAt", revoked_at as "revokedAt"
    from api_key where org_id = ${orgId}::uuid and ${where} order by created_at desc, id desc`.execute(tx)
  return rows
}

/**
 * Makes a key with a session of its own, as a person of nobody's name. Its token is answered once and kept as a hash.
 * Refuses `not_permitted` for a scope that its maker does not have.
 */
export async function makeKey(
  tx: Tx,
  actor: Actor,
  { label, scopes, perMinute = 120 }: Body<'POST /api-keys'>,
  now: Instant,
): Promise<Result<Reply<'POST /api-keys'>>> {
  const beyond = scopes.findIndex((scope) => !may(actor, scope as Permission))
  if (beyond >= 0) return refuse('not_permitted', { path: `scopes.${beyond}` })
  const { orgId } = actor
  const token = `${apiKeyPrefix}${randomBytes(32).toString('base64url')}`
  const [id, personId, sessionId] = [newId(), newId(), newId()]
  await tx.insertInto('person').values({ org_id: orgId, id: personId, name: label, role: 'admin' }).execute()
  await tx
    .insertInto('session')
    .values({ org_id: orgId, id: sessionId, person_id: personId, created_at: time(now) })
    .execute()
  await sql`
    insert into api_key (org_id, id, label, hash, tail, scopes, per_minute, person_id, session_id, created_at, created_by)
    values (${orgId}::uuid, ${id}::uuid, ${label}, ${createHash('sha256').update(token).digest()}, ${token.slice(-4)}, ${[...new Set(scopes)]}::text[],
      ${perMinute}, ${personId}::uuid, ${sessionId}::uuid, ${time(now)}, ${actor.personId}::uuid)`.execute(tx)
  const [key] = await keysWhere(tx, orgId, sql<boolean>`id = ${id}::uuid`)
  if (!key) throw new Error('a key that was just made')
  return ok({ ...key, token })
}

/** Ends a key and its session; ending it twice is no harm. */
export async function revokeKey(
  tx: Tx,
  { orgId }: Actor,
  id: string,
  now: Instant,
): Promise<Result<Record<string, never>>> {
  const { rows } = await sql<{ session: string }>`
    update api_key set revoked_at = coalesce(revoked_at, ${time(now)}) where org_id = ${orgId}::uuid and id = ${id}::uuid
    returning session_id as session`.execute(tx)
  const [key] = rows
  if (!key) return refuse('not_found')
  await sql`
    update session set ended_at = coalesce(ended_at, ${time(now)}), end_reason = coalesce(end_reason, 'signed_out')
    where org_id = ${orgId}::uuid and id = ${key.session}::uuid`.execute(tx)
  return ok({})
}
