import { isId, type OrgId, ok, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import { keepJob } from '../automation/queries.ts'
import { time } from '../platform/database/time.ts'
import type { Handler } from '../platform/http/call.ts'
import type { InboundEvent } from './queries.ts'
import { openSecret } from './seal-secret.ts'
import { checkedSignature } from './signature.ts'

type HookRow = { readonly id: string; readonly secret: string }

/**
 * Takes a signed event of another system: kept once for the sender's id and once for the signature, with a job for the
 * worker, and answered at once. A hook that is not there and a signature that is not right are refused alike.
 */
export const receive: Handler<'POST /hooks/:key'> = async ({ world, tx, params, raw, now }) => {
  const { rows: owner } = await sql<{ org: OrgId | null }>`select organization_of_hook(${params.key}) as org`.execute(
    tx,
  )
  const orgId = owner[0]?.org
  const body = typeof raw.body === 'string' ? raw.body : ''
  if (!orgId) return refuse('not_found')
  return world.inOrganization(orgId, async (inside) => {
    const { rows } = await sql<HookRow>`
      select id, secret from inbound_hook where org_id = ${orgId}::uuid and key = ${params.key} and closed_at is null`.execute(
      inside,
    )
    const [hook] = rows
    const { 'x-timestamp': timestamp, 'x-signature': given } = raw.headers
    const signature =
      hook && checkedSignature(openSecret(world.config, hook.secret), { timestamp, signature: given, body }, now)
    if (!hook || !signature) return refuse('not_found')
    const event = read(body)
    if (!event) return refuse('wrong_kind', { path: 'body' })
    const kept = await sql`
      insert into inbound_event (org_id, hook_id, event_id, signature, body, received_at)
      values (${orgId}::uuid, ${hook.id}::uuid, ${event.id}, ${signature}, ${JSON.stringify(event)}::jsonb, ${time(now)})
      on conflict do nothing returning event_id`.execute(inside)
    const fresh = kept.rows.length > 0
    const job = { kind: 'hook', hookId: hook.id, eventId: event.id } as const
    if (fresh) await keepJob(inside, orgId, { cause: `hook:${hook.id}:${event.id}`, job, depth: 0, dueAt: now, now })
    return ok({ accepted: true, repeated: !fresh })
  })
}

/** An event as it must be: an id of the sender's, a name, an order's number or id, and flat data; null otherwise. */
function read(body: string): InboundEvent | null {
  const value = parsed(body)
  if (typeof value !== 'object' || value === null) return null
  const { id, event, order, data = {} } = value as Record<string, unknown>
  if (typeof id !== 'string' || id === '' || id.length > 100) return null
  if (typeof event !== 'string' || !/^[a-z][a-z0-9_]{0,31}$/.test(event)) return null
  if (order !== undefined && !(typeof order === 'string' && (isId(order) || order.length <= 20))) return null
  if (typeof data !== 'object' || data === null || Array.isArray(data) || Object.keys(data).length > 50) return null
  const flat = Object.entries(data).filter(([, one]) => typeof one !== 'object')
  return { id, event, data: Object.fromEntries(flat), ...(order === undefined ? {} : { order: order as string }) }
}

// What is no JSON is told apart from what is, and nothing else is asked of it here.
function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
