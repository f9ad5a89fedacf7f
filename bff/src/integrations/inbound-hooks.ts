import { randomBytes } from 'node:crypto'
import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Instant, type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import type { World } from '../platform/world.ts'
import { sealSecret } from './seal-secret.ts'

type Hook = Reply<'GET /inbound-hooks'>['hooks'][number]

export async function inboundHooks(tx: Tx, orgId: OrgId): Promise<Hook[]> {
  const { rows } = await sql<Hook>`
    select h.id, h.label, '/api/hooks/' || h.key as path, h.created_at as "createdAt", h.closed_at as "closedAt",
      (select count(*)::int from inbound_event e where (e.org_id, e.hook_id) = (h.org_id, h.id)) as received
    from inbound_hook h where h.org_id = ${orgId}::uuid order by h.created_at desc, h.id desc`.execute(tx)
  return rows
}

/** Opens a hook; its secret is answered once. */
export async function openHook(
  tx: Tx,
  world: World,
  { orgId, personId }: Actor,
  label: string,
  now: Instant,
): Promise<Result<Reply<'POST /inbound-hooks'>>> {
  const [id, key, secret] = [newId(), randomBytes(18).toString('base64url'), randomBytes(32).toString('base64url')]
  await sql`
    insert into inbound_hook (org_id, id, key, label, secret, created_at, created_by)
    values (${orgId}::uuid, ${id}::uuid, ${key}, ${label}, ${sealSecret(world.config, secret)}, ${time(now)}, ${personId}::uuid)`.execute(
    tx,
  )
  return ok({ id, label, path: `/api/hooks/${key}`, createdAt: now, closedAt: null, received: 0, secret })
}

export async function closeHook(
  tx: Tx,
  { orgId }: Actor,
  id: string,
  now: Instant,
): Promise<Result<Record<string, never>>> {
  const { rows } = await sql`
    update inbound_hook set closed_at = coalesce(closed_at, ${time(now)}) where org_id = ${orgId}::uuid and id = ${id}::uuid returning id`.execute(
    tx,
  )
  return rows.length > 0 ? ok({}) : refuse('not_found')
}
