import { randomBytes } from 'node:crypto'
import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Instant, type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { allowedUrl } from './address.ts'
import { sealSecret } from './seal-secret.ts'

type Hook = Reply<'GET /outbound-hooks'>['hooks'][number]

export async function outboundHooks(tx: Tx, orgId: OrgId): Promise<Hook[]> {
  const { rows } = await sql<Hook>`
    select h.key, h.url, h.events, h.enabled,
      (select count(*)::int from hook_delivery d where (d.org_id, d.hook_key) = (h.org_id, h.key) and d.state = 'pending') as pending,
      (select count(*)::int from hook_delivery d where (d.org_id, d.hook_key) = (h.org_id, h.key) and d.state = 'dead') as dead
    from outbound_hook h where h.org_id = ${orgId}::uuid order by h.key`.execute(tx)
  return rows
}

/** Keeps a hook. A new one gets a secret, which is answered then and never again. Refuses `wrong_format` for an address that we do not call. */
export async function keepOutbound(
  tx: Tx,
  { config }: World,
  { orgId, personId }: Actor,
  key: string,
  { url, events = [], enabled = true }: Body<'PUT /outbound-hooks/:key'>,
  now: Instant,
): Promise<Result<Reply<'PUT /outbound-hooks/:key'>>> {
  if (!allowedUrl(url, config.hooksToPrivate === true)) return refuse('wrong_format', { path: 'url' })
  const secret = randomBytes(32).toString('base64url')
  const { rows } = await sql<{ made: boolean }>`
    insert into outbound_hook (org_id, key, url, secret, events, enabled, created_at, created_by)
    values (${orgId}::uuid, ${key}, ${url}, ${sealSecret(config, secret)}, ${events}::text[], ${enabled}, ${time(now)}, ${personId}::uuid)
    on conflict (org_id, key) do update set url = excluded.url, events = excluded.events, enabled = excluded.enabled
    returning xmax = 0 as made`.execute(tx)
  const hook = (await outboundHooks(tx, orgId)).find((one) => one.key === key)
  if (!hook) throw new Error('a hook that was just kept')
  return ok({ ...hook, secret: rows[0]?.made ? secret : null })
}

export async function deliveriesOf(
  tx: Tx,
  orgId: OrgId,
  key: string,
): Promise<Result<Reply<'GET /outbound-hooks/:key/deliveries'>>> {
  const there = await tx
    .selectFrom('outbound_hook')
    .select('key')
    .where('org_id', '=', orgId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!there) return refuse('not_found')
  const { rows } = await sql<Reply<'GET /outbound-hooks/:key/deliveries'>['deliveries'][number]>`
    select id, cause, state, attempt, status, detail, created_at as "createdAt", settled_at as "settledAt" from hook_delivery
    where org_id = ${orgId}::uuid and hook_key = ${key} order by created_at desc, id desc limit 100`.execute(tx)
  return ok({ deliveries: rows })
}
