import type { Cause, Trigger } from '@field/domain/automation'
import { day } from '@field/domain/kernel'
import type { WorkOrder } from '@field/domain/work-order'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { World } from '../platform/world.ts'
import { link } from './open-order.ts'
import { type Done, type Performing, perform } from './perform.ts'

type Repeat = Extract<Trigger, { on: 'repeat' }>
type Came = { readonly outcome: 'done' | 'not_met' | 'failed'; readonly why: object; readonly results: readonly Done[] }
type Ticket = { readonly id: string; readonly number: string }

/**
 * The same fault of the same model in the same territory again. While the order that it led to is open, the ticket is
 * linked to it; else, with enough tickets that no such order counts yet, the rule acts and all are linked. Two
 * workers at the same fault take turns.
 */
export async function repeated(
  tx: Tx,
  world: World,
  performing: Performing,
  { field, times, days }: Repeat,
  cause: Cause,
): Promise<Came> {
  const { order } = performing.about
  const model = performing.facts.asset?.model
  if (!order || typeof model !== 'string') return { outcome: 'not_met', why: { model: null }, results: [] }
  const { orgId, now } = performing
  const value = cause.why.now
  const subject = `${model}|${field}=${String(value)}|${order.territoryId}`
  await sql`select pg_advisory_xact_lock(hashtext(${`${orgId} ${subject}`}))`.execute(tx)
  const open = await openFor(tx, performing, subject)
  // What the fault led to names it too, and is no ticket of it.
  if (open?.id === order.id) return { outcome: 'not_met', why: { subject }, results: [] }
  if (open) {
    await link(tx, orgId, { from: open.id, to: order.id, kind: 'ticket', subject, at: now })
    return { outcome: 'done', why: { subject, appendedTo: open.number }, results: [] }
  }
  const tickets = await ticketsOf(tx, order, { model, field, value, subject, since: now - days * day })
  const why = { subject, count: tickets.length, tickets: tickets.map(({ number }) => number) }
  if (tickets.length < times) return { outcome: 'not_met', why, results: [] }
  const item = { count: tickets.length, numbers: why.tickets.join(' ') }
  const results = await perform(tx, world, { ...performing, facts: { ...performing.facts, item } })
  const made = results.find((one) => typeof one.workOrderId === 'string')?.workOrderId
  if (typeof made === 'string')
    await Promise.all(
      tickets.map(({ id }) => link(tx, orgId, { from: made, to: id, kind: 'ticket', subject, at: now })),
    )
  return { outcome: results.some(({ refused }) => refused) ? 'failed' : 'done', why, results }
}

async function openFor(tx: Tx, { orgId }: Performing, subject: string): Promise<Ticket | null> {
  const { rows } = await sql<Ticket>`
    select w.id, w.number from order_link k join work_order w on (w.org_id, w.id) = (k.org_id, k.from_id)
    where k.org_id = ${orgId}::uuid and k.subject = ${subject} and w.closed_at is null limit 1`.execute(tx)
  return rows[0] ?? null
}

type Wanted = {
  readonly model: string
  readonly field: string
  readonly value: unknown
  readonly subject: string
  readonly since: number
}

async function ticketsOf(
  tx: Tx,
  { orgId, territoryId }: WorkOrder,
  { model, field, value, subject, since }: Wanted,
): Promise<readonly Ticket[]> {
  const wanted = JSON.stringify(value)
  const { rows } = await sql<Ticket>`
    select w.id, w.number from work_order w join asset a on (a.org_id, a.id) = (w.org_id, w.asset_id)
    where w.org_id = ${orgId}::uuid and a.model = ${model} and w.territory_id = ${territoryId}::uuid and w.created_at > ${time(since)}
      and (w.report -> ${field}::text = ${wanted}::jsonb or exists (select from task t where t.org_id = w.org_id and t.work_order_id = w.id
        and t.state = 'done' and t.data -> 'answers' -> ${field}::text = ${wanted}::jsonb))
      and not exists (select from order_link k where k.org_id = w.org_id and w.id in (k.from_id, k.to_id) and k.subject = ${subject})
    order by w.created_at, w.id limit 100`.execute(tx)
  return rows
}
