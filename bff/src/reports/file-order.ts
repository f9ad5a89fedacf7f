import type { Reply } from '@field/contract'
import { asId, ok, type PersonId, refuse, type WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Handler, OutsideFirst } from '../platform/http/call.ts'
import { loadOrder, lockOrder, timelineOf } from '../work-orders/queries.ts'
import type { FilingHead } from './filing-data.ts'
import { languageFor, paperHead } from './head.ts'
import { checksumOf, type Filing, filingsOf, gatherPieces, piecesToFile } from './pieces.ts'

type FilingView = Reply<'POST /work-orders/:id/filings'>

const view = ({ number, at, language, checksum, pieces }: Filing): FilingView => ({
  number,
  at,
  language,
  checksum,
  pieces: pieces.length,
})

/**
 * Files an order as it stands: its stored pieces with their checksums, and the names of those who appear in it. Refuses
 * `not_found`, and `file_unreadable` for a file whose bytes are gone or are not what was taken in.
 */
export const fileOrder: OutsideFirst<'POST /work-orders/:id/filings'> = {
  outside: async ({ world, actor, params }) => {
    const id = asId<WorkOrderId>(params.id)
    const gathered = await world.inOrganization(actor.orgId, async (tx) =>
      (await loadOrder(tx, actor, id)) ? gatherPieces(tx, actor.orgId, id) : null,
    )
    if (!gathered) return refuse('not_found')
    const pieces = await piecesToFile(world.config.filesDir, gathered)
    if (!pieces.ok) return pieces
    return ok(async ({ tx, body, now }) => {
      const loaded = await lockOrder(tx, actor, id)
      if (!loaded) return refuse('not_found')
      const { order } = loaded
      const language = await languageFor(tx, actor.personId, body.language)
      const { number, title, address, createdAt } = order
      const head: FilingHead = {
        ...(await paperHead(tx, order)),
        order: { number, title, address, createdAt },
        people: await peopleIn(tx, order.id, actor.personId),
        madeBy: actor.personId,
      }
      const [last] = await filingsOf(tx, actor.orgId, id)
      const next = (last?.number ?? 0) + 1
      const checksum = checksumOf(pieces.value)
      await sql`
        insert into filing_report (org_id, work_order_id, number, language, head, pieces, checksum, made_at, made_by)
        values (${actor.orgId}::uuid, ${id}::uuid, ${next}, ${language}, ${JSON.stringify(head)}::jsonb, ${JSON.stringify(pieces.value)}::jsonb,
          decode(${checksum}, 'hex'), ${time(now)}, ${actor.personId}::uuid)`.execute(tx)
      return ok({ number: next, at: now, language, checksum, pieces: pieces.value.length })
    })
  },
}

/** The names of everybody who did something or was told of it, and of who files. */
async function peopleIn(tx: Tx, id: WorkOrderId, by: PersonId): Promise<Record<string, string>> {
  const entries = await timelineOf(tx, id)
  const acting = entries.flatMap(({ actorId }) => actorId ?? [])
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where id = any(${[by, ...acting]}::uuid[])
      or id in (select person_id from inbox_message where work_order_id = ${id}::uuid
        union select opened_by from dispute where work_order_id = ${id}::uuid
        union select v.by from dispute_vote v join dispute d on (d.org_id, d.id) = (v.org_id, v.dispute_id)
          where d.work_order_id = ${id}::uuid) order by id`.execute(tx)
  return Object.fromEntries(rows.map((row) => [row.id, row.name]))
}

export const listFilings: Handler<'GET /work-orders/:id/filings'> = async ({ tx, actor, params }) => {
  const loaded = await loadOrder(tx, actor, params.id)
  if (!loaded) return refuse('not_found')
  const filings = await filingsOf(tx, actor.orgId, loaded.order.id)
  return ok({ filings: filings.map(view) })
}
