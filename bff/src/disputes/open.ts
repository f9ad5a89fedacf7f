import { fen, ok, refuse } from '@field/domain/kernel'
import { openDispute } from '@field/domain/settlement'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Handler } from '../platform/http/call.ts'
import { newId } from '../platform/id.ts'
import { liveSettlement, takeStep } from '../settlements/queries.ts'
import { lockOrder, tellChanged } from '../work-orders/queries.ts'
import { addFiles } from './files.ts'
import { reviewersOf } from './settings.ts'
import { judgedLine, settledLine } from './subject.ts'
import { membersIn, tellOf } from './tell.ts'

/**
 * Opens a dispute about a line. The files of its order are its evidence as they are; others may come with it. What waits
 * to be paid is held until it is decided; what was paid stays so. Those who judge are told. Refuses `not_unique` while
 * the line is disputed already, and as the subject and the domain do.
 */
export const openOne: Handler<'POST /disputes'> = async ({ tx, world, actor, body, now }) => {
  const { orgId, personId } = actor
  const loaded = await lockOrder(tx, actor, body.workOrderId)
  if (!loaded) return refuse('not_found', { path: 'workOrderId' })
  const { order } = loaded
  const amount = body.subject === 'settlement_line'
  const live = amount ? await liveSettlement(tx, orgId, order.id) : null
  const found = amount ? settledLine(actor, loaded, live, body.line) : judgedLine(actor, loaded, body.line)
  if (!found.ok) return found
  const { subject, label } = found.value
  const { wantedFen = null } = body
  const wanted = wantedFen === null ? null : fen(wantedFen)
  const reviewers = await reviewersOf(tx, actor, now)
  const words = body.words.trim()
  const opened = openDispute({ subject, openedBy: personId, openedAt: now, words, wanted, reviewers })
  if (!opened.ok) return opened
  const id = newId()
  const { rows } = await sql`
    insert into dispute (org_id, id, work_order_id, subject, task_id, line, label, stands_fen, wanted_fen, words, opened_by,
      opened_as, opened_at, reviewers, state, lapses_at)
    values (${orgId}::uuid, ${id}::uuid, ${order.id}::uuid, ${subject.kind}, ${subject.kind === 'acceptance_line' ? subject.task : null}::uuid,
      ${subject.line}, ${JSON.stringify(label)}::jsonb, ${subject.kind === 'settlement_line' ? subject.stands : null}::bigint,
      ${wanted}::bigint, ${words}, ${personId}::uuid, ${actor.role}, ${time(now)}, ${JSON.stringify(reviewers)}::jsonb, 'open',
      ${time(Math.max(...reviewers.map(({ due }) => due)))})
    on conflict (org_id, work_order_id, subject, line) where state = 'open' do nothing returning id`.execute(tx)
  if (rows.length === 0) return refuse('not_unique', { path: 'line' })
  const added = await addFiles(tx, actor, { id, workOrderId: order.id, now }, body.files ?? [])
  if (!added.ok) return added
  // What is disputed already or was paid stays as it is.
  if (live) await takeStep(tx, orgId, live, { action: 'dispute', by: personId, at: now })
  await tellChanged(tx, null, order)
  const people = await membersIn(
    tx,
    orgId,
    reviewers.map(({ department }) => department),
  )
  const { number, title } = order
  await tellOf(tx, world, { orgId, by: personId, now }, { id, number, title, label }, 'opened', people)
  return ok({ id, state: 'open' })
}
