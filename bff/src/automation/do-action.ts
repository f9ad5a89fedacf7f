import type { Answers } from '@field/domain/form'
import { distance, type Instant, type OrgId, type PlaceId, type WorkOrderId } from '@field/domain/kernel'
import { type DomainEvent, factsOf } from '@field/domain/work-order'
import { sql } from 'kysely'
import { deliverTo } from '../integrations/queries.ts'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import type { World } from '../platform/world.ts'
import { type Loaded, loadOrderOf, timelineOf } from '../work-orders/queries.ts'
import { openBySystem } from './open-order.ts'

type Due = Extract<DomainEvent, { kind: 'action_due' }>

/**
 * Does what an auto node, or an escalation, wants done: once for each entry of the timeline. Answers null when it is
 * done, else why it cannot be.
 */
export async function doAction(
  tx: Tx,
  world: World,
  orgId: OrgId,
  orderId: WorkOrderId,
  seq: number,
  now: Instant,
): Promise<object | null> {
  const [loaded, entries] = await Promise.all([loadOrderOf(tx, orgId, orderId), timelineOf(tx, orderId)])
  const event = entries.find((entry) => entry.seq === seq)?.event
  if (!loaded || event?.kind !== 'action_due') return { code: 'not_found' }
  const { action }: Due = event
  const cause = `action:${orderId}:${seq}`
  switch (action.action) {
    case 'create_work_order': {
      const answers = factsOf(loaded.order, loaded.facts).answer as Answers
      const copied = Object.fromEntries(
        (action.copy ?? []).flatMap((key) => (key in answers ? [[key, answers[key]]] : [])),
      ) as Answers
      const about = { order: loaded.order }
      const opened = await openBySystem(tx, world, {
        orgId,
        about,
        workType: action.workType,
        answers: copied,
        tags: [],
        facts: loaded.facts,
        cause,
        now,
      })
      return opened.ok ? null : opened.refusal
    }
    case 'webhook':
      return (await deliverTo(tx, { orgId, hook: action.hook, cause, event: 'action_due', orderId, now }))
        ? null
        : { code: 'not_found', path: 'hook' }
    case 'stock_request':
      await requestStock(tx, loaded, action, { seq, now })
      return null
    default:
      return null
  }
}

/** `partId` null: no part has that code. */
type Line = {
  readonly partId: string | null
  readonly code: string
  readonly quantity: number
  readonly retired: boolean
}
type Warehouse = {
  readonly id: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly place: PlaceId | null
}

/**
 * Asks the nearest warehouse for parts, with what it had free at that moment; asking twice is one request. Parts out of
 * use by now and codes that no part has are not asked for: the request says so, though it asks for nothing else, so
 * that somebody decides what becomes of the work.
 */
async function requestStock(
  tx: Tx,
  { order, facts }: Loaded,
  { field, parts = [] }: Extract<Due['action'], { action: 'stock_request' }>,
  { seq, now }: { readonly seq: number; readonly now: Instant },
): Promise<void> {
  const { orgId } = order
  const answered = field === undefined ? [] : factsOf(order, facts).answer?.[field]
  const wanted = [
    ...parts.map(({ code, quantity }) => ({ code, id: null, quantity })),
    ...(Array.isArray(answered) ? (answered as { partId: string; quantity: number }[]) : []).map(
      ({ partId, quantity }) => ({ code: null, id: partId, quantity }),
    ),
  ]
  const [{ rows: lines }, { rows: warehouses }] = await Promise.all([
    sql<Line>`
      select p.id as "partId", coalesce(p.code, r.code, r.id::text) as code, sum(r.quantity)::int as quantity, p.retired_at is not null as retired
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as r(code text, id uuid, quantity integer)
        left join part p on p.org_id = ${orgId}::uuid and (p.code = r.code or p.id = r.id) group by 1, 2, 4 order by 2`.execute(
      tx,
    ),
    sql<Warehouse>`
      select l.id, l.place_id as place, c.latitude, c.longitude from stock_location l left join place c on (c.org_id, c.id) = (l.org_id, l.place_id)
      where l.org_id = ${orgId}::uuid and l.kind = 'warehouse' order by l.name, l.id`.execute(tx),
  ])
  const from = nearest(warehouses, order.position)
  const asked = lines.filter(({ partId, retired }) => partId !== null && !retired)
  const leftOut = lines
    .filter((line) => !asked.includes(line))
    .map(({ code, quantity, retired }) => ({ code, quantity, leftOut: retired ? 'retired' : 'unknown' }))
  await sql`
    insert into stock_request (org_id, id, work_order_id, seq, location_id, lines, created_at)
    select ${orgId}::uuid, ${newId()}::uuid, ${order.id}::uuid, ${seq}, ${from}::uuid, coalesce(jsonb_agg(jsonb_build_object('partId', r."partId", 'code', r.code,
      'quantity', r.quantity, 'free', coalesce(b.quantity, 0)) order by r.code) filter (where r.code is not null), '[]') || ${JSON.stringify(leftOut)}::jsonb, ${time(now)}
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r("partId" uuid, code text, quantity integer)
      left join stock_balance b on b.org_id = ${orgId}::uuid and b.location_id = ${from}::uuid and b.part_id = r."partId"
    on conflict do nothing`.execute(tx)
}

function nearest(warehouses: readonly Warehouse[], position: Loaded['order']['position']): string | null {
  const metres = ({ latitude, longitude }: Warehouse): number =>
    position === null || latitude === null || longitude === null
      ? Number.MAX_SAFE_INTEGER
      : distance(position, { latitude, longitude })
  return [...warehouses].sort((a, b) => metres(a) - metres(b))[0]?.id ?? null
}
