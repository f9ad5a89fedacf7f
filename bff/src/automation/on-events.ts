import { ok } from '@field/domain/kernel'
import { sql } from 'kysely'
import { deliverEvents } from '../integrations/queries.ts'
import { time } from '../platform/database/time.ts'
import { withoutWaiting } from '../platform/database/transaction.ts'
import type { AfterEvents } from '../platform/hooks.ts'
import { newId } from '../platform/id.ts'
import { keepJob } from './job.ts'

/**
 * Keeps, in the command's own transaction, that the rules and the auto nodes have something to do about it: one statement
 * that nobody waits for, which writes nothing where no rule listens. The worker does the rest in a transaction of its own.
 */
export const automationAfterEvents: AfterEvents = async (tx, world, { after, entries }) => {
  const [first, last] = [entries[0], entries.at(-1)]
  if (!first || !last) return ok([])
  const { orgId, id: orderId } = after
  const now = world.clock.now()
  const depth = world.depth ?? 0
  const job = { kind: 'events', orderId, from: first.seq - 1, to: last.seq }
  await withoutWaiting(
    tx,
    sql`
      insert into automation_job (org_id, id, cause, job, depth, due_at, created_at)
      select ${orgId}::uuid, ${newId()}::uuid, ${`events:${orderId}:${first.seq}`}, ${JSON.stringify(job)}::jsonb, ${depth}::smallint, ${time(now)}, ${time(now)}
      where exists (select from automation_rule r where r.org_id = ${orgId}::uuid and r.enabled and r.trigger not in ('hook', 'schedule'))
      on conflict do nothing`.execute(tx),
  )
  // What is to be told is told with the other notices, and money is booked before it is settled.
  const elsewhere = ['notify', 'prepayment']
  for (const { event, seq } of entries)
    if (event.kind === 'action_due' && !elsewhere.includes(event.action.action))
      await withoutWaiting(
        tx,
        keepJob(tx, orgId, {
          cause: `action:${orderId}:${seq}`,
          job: { kind: 'action', orderId, seq },
          depth,
          dueAt: now,
          now,
        }),
      )
  await withoutWaiting(tx, deliverEvents(tx, after, entries, now))
  return ok([])
}
