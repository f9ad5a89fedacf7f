import type { Instant, OrgId, WorkOrderId } from '@field/domain/kernel'
import { isOpen, type TimelineEntry, type WorkOrder } from '@field/domain/work-order'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

/** What another system told us. `data` is flat: what conditions may read. */
export type InboundEvent = {
  readonly id: string
  readonly event: string
  readonly order?: string
  readonly data: Readonly<Record<string, unknown>>
}

export async function inboundEvent(
  tx: Tx,
  orgId: OrgId,
  hookId: string,
  eventId: string,
): Promise<InboundEvent | null> {
  const { rows } = await sql<{ body: InboundEvent }>`
    select body from inbound_event where org_id = ${orgId}::uuid and hook_id = ${hookId}::uuid and event_id = ${eventId}`.execute(
    tx,
  )
  return rows[0]?.body ?? null
}

type Delivery = {
  readonly orgId: OrgId
  readonly hook: string
  readonly cause: string
  readonly event: string
  readonly orderId: WorkOrderId | null
  readonly now: Instant
}

/** Keeps a call of an outbound hook, once for its cause. False when there is no such hook; one that is off is not called. */
export async function deliverTo(tx: Tx, { orgId, hook, cause, event, orderId, now }: Delivery): Promise<boolean> {
  const { rows } = await sql<{ enabled: boolean }>`
    select enabled from outbound_hook where org_id = ${orgId}::uuid and key = ${hook}`.execute(tx)
  if (!rows[0]) return false
  const id = newId()
  await sql`
    insert into hook_delivery (org_id, id, hook_key, cause, body, due_at, created_at)
    select ${orgId}::uuid, ${id}::uuid, ${hook}, ${cause}, jsonb_build_object('id', ${id}::text, 'event', ${event}::text, 'at', ${now}::float8, 'order',
      (select jsonb_build_object('id', w.id, 'number', w.number, 'status', w.status, 'title', w.title, 'urgent', w.urgent, 'source', w.source)
        from work_order w where w.org_id = ${orgId}::uuid and w.id = ${orderId}::uuid))::text, ${time(now)}, ${time(now)}
    where ${rows[0].enabled} on conflict do nothing`.execute(tx)
  return true
}

/**
 * Keeps a call for each hook that wants to hear of these kinds of events: one statement, nothing where nobody listens.
 * Answers of forms and names of people do not leave the house this way.
 */
export const deliverEvents = (
  tx: Tx,
  after: WorkOrder,
  entries: readonly TimelineEntry[],
  now: Instant,
): Promise<unknown> => {
  const { id, number, status, title, urgent, source, version } = after
  const order = { id, number, status, title, urgent, source, version, openTasks: after.tasks.filter(isOpen).length }
  const told = entries.map(({ event, seq, at }) => ({ id: newId(), kind: event.kind, seq, at }))
  return sql`
    insert into hook_delivery (org_id, id, hook_key, cause, body, due_at, created_at)
    select h.org_id, gen_random_uuid(), h.key, ${`event:${id}:`}::text || r.seq,
      jsonb_build_object('id', r.id, 'event', r.kind, 'at', r.at, 'seq', r.seq, 'order', ${JSON.stringify(order)}::jsonb)::text, ${time(now)}, ${time(now)}
    from outbound_hook h join jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as r(id text, kind text, seq integer, at float8) on r.kind = any(h.events)
    where h.org_id = ${after.orgId}::uuid and h.enabled on conflict do nothing`.execute(tx)
}
