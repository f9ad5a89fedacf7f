import type { Query, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import type { Instant, Label } from '@field/domain/kernel'
import type { ShortageProposal } from '@field/domain/stock'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

export type ShortageRow = {
  readonly id: string
  readonly part_id: string
  readonly code: string
  readonly name: Label
  readonly location_id: string
  readonly location: string
  readonly work_order_id: string
  readonly number: string
  readonly task_id: string
  readonly person: string
  readonly quantity: number
  readonly proposal: ShortageProposal | null
  readonly source: string | null
  readonly state: 'open' | 'settled' | 'withdrawn'
  readonly created_at: Instant
}

export async function shortagesWhere(tx: Tx, where: RawBuilder<boolean>): Promise<readonly ShortageRow[]> {
  const { rows } = await sql<ShortageRow>`
    select s.id, s.part_id, p.code, p.name, s.location_id, l.name as location, s.work_order_id, w.number, s.task_id, n.name as person,
      s.quantity, s.proposal, f.name as source, s.state, s.created_at
    from stock_shortage s join part p on (p.org_id, p.id) = (s.org_id, s.part_id) join stock_location l on (l.org_id, l.id) = (s.org_id, s.location_id)
      join work_order w on (w.org_id, w.id) = (s.org_id, s.work_order_id) join person n on (n.org_id, n.id) = (s.org_id, s.person_id)
      left join stock_location f on f.org_id = s.org_id and f.id = coalesce(s.from_id, (s.proposal->>'from')::uuid)
    where ${where} order by s.created_at desc, s.id desc limit 200`.execute(tx)
  return rows
}

export const shortageView = (row: ShortageRow): Reply<'GET /stock/shortages'>['items'][number] => ({
  id: row.id,
  partId: row.part_id,
  code: row.code,
  name: row.name,
  location: { id: row.location_id, name: row.location },
  workOrder: { id: row.work_order_id, number: row.number },
  person: row.person,
  quantity: row.quantity,
  proposal:
    row.proposal === null || row.source === null
      ? null
      : {
          kind: row.proposal.kind,
          from: { id: row.proposal.from, name: row.source },
          metres: row.proposal.kind === 'transfer' ? row.proposal.metres : null,
        },
  state: row.state,
  at: row.created_at,
})

/** Pieces that were used beyond the book: the actor's own, or everybody's. */
export async function listShortages(
  tx: Tx,
  actor: Actor,
  { state = 'open' }: Query<'GET /stock/shortages'>,
): Promise<Reply<'GET /stock/shortages'>> {
  const rows = await shortagesWhere(
    tx,
    sql<boolean>`s.org_id = ${actor.orgId}::uuid and s.state = ${state} and (${may(actor, 'stock.all')} or s.person_id = ${actor.personId}::uuid)`,
  )
  return { items: rows.map(shortageView) }
}
