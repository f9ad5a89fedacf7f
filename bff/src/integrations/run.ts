import { hour, minute, type OrgId, second } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import { type Rounds, runRounds } from '../platform/rounds.ts'
import type { World } from '../platform/world.ts'
import { allowedUrl } from './address.ts'
import { type Called, callHook } from './call.ts'
import { openSecret } from './seal-secret.ts'

type Claimed = {
  readonly orgId: OrgId
  readonly id: string
  readonly body: string
  readonly attempt: number
  readonly url: string
  readonly secret: string
}

/** How long a call rests before it is tried again; after the last it is dead. */
export const rests = [10 * second, minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour] as const

export type HookOptions = { readonly leaseMs?: number; readonly pollMs?: number }

/** Calls the hooks of other systems until stopped; each by itself, so one that is dead holds up nobody. */
export const runHooks = (world: World, { leaseMs = minute, pollMs = second }: HookOptions = {}): Rounds =>
  runRounds(async () => (await deliverDue(world, leaseMs)) > 0, {
    pollMs,
    onFault: (err) => world.log.error({ err }, 'the deliveries could not be read'),
  })

const atOnce = 8

/** Makes the calls that are due, a few at a time and one a hook; answers how many. */
export async function deliverDue(world: World, leaseMs: number): Promise<number> {
  const { rows } = await sql<Claimed>`
    update hook_delivery d set attempt = d.attempt + 1, lease_until = clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond'
    from outbound_hook h where (h.org_id, h.key) = (d.org_id, d.hook_key) and (d.org_id, d.id) in (
      select org_id, id from hook_delivery where state = 'pending' and due_at <= ${time(world.clock.now())}
        and (lease_until is null or lease_until < clock_timestamp()) order by due_at, id limit ${atOnce} for update skip locked)
    returning d.org_id as "orgId", d.id, d.body, d.attempt, h.url, h.secret`.execute(world.workerDb.read)
  await Promise.all(rows.map(async (one) => settle(world, one, await call(world, one))))
  return rows.length
}

async function call({ config, clock }: World, { url, secret, id, body }: Claimed): Promise<Called> {
  const privateToo = config.hooksToPrivate === true
  if (!allowedUrl(url, privateToo)) return { status: null, detail: 'the address is not called' }
  const timestamp = String(Math.floor(clock.now() / second))
  return callHook({ url, secret: openSecret(config, secret), id, body, privateToo, timestamp })
}

async function settle(
  { workerDb, clock }: World,
  { orgId, id, attempt }: Claimed,
  { status, detail }: Called,
): Promise<void> {
  const now = clock.now()
  const rest = rests[attempt - 1]
  const state = status !== null && status >= 200 && status < 300 ? 'sent' : rest === undefined ? 'dead' : 'pending'
  await sql`
    update hook_delivery set state = ${state}, status = ${status}, detail = ${detail}, lease_until = null,
      due_at = ${time(now + (rest ?? 0))}, settled_at = ${state === 'pending' ? null : time(now)}
    where org_id = ${orgId}::uuid and id = ${id}::uuid and attempt = ${attempt} and state = 'pending'`.execute(
    workerDb.read,
  )
}
