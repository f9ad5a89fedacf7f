import type { Query, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import {
  asId,
  type Fen,
  fen,
  type Instant,
  type Label,
  type OrgId,
  type PersonId,
  type WorkOrderId,
} from '@field/domain/kernel'
import { heldFor } from '@field/domain/stock'
import { type RawBuilder, sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'

type OldPartRow = {
  readonly id: string
  readonly part_id: string
  readonly code: string
  readonly name: Label
  readonly work_order_id: string
  readonly number: string
  readonly person_id: string
  readonly person: string
  readonly quantity: number
  readonly returned: number
  readonly deposit_fen: number
  readonly due_at: Instant
}

/** Old parts in the order in which they are due; `where` speaks of the row `o`. */
export async function oldPartsWhere(tx: Tx, where: RawBuilder<boolean>): Promise<readonly OldPartRow[]> {
  const { rows } = await sql<OldPartRow>`
    select o.id, o.part_id, p.code, p.name, o.work_order_id, w.number, o.person_id, n.name as person, o.quantity, o.returned,
      o.deposit_fen::float8 as deposit_fen, o.due_at
    from old_part o join part p on (p.org_id, p.id) = (o.org_id, o.part_id)
      join work_order w on (w.org_id, w.id) = (o.org_id, o.work_order_id) join person n on (n.org_id, n.id) = (o.org_id, o.person_id)
    where ${where} order by o.due_at, o.id limit 500`.execute(tx)
  return rows
}

export const oldPartView = (row: OldPartRow, now: Instant): Reply<'GET /old-parts'>['items'][number] => {
  const { quantity, returned, due_at } = row
  const deposit = fen(row.deposit_fen)
  return {
    id: row.id,
    partId: row.part_id,
    code: row.code,
    name: row.name,
    workOrder: { id: row.work_order_id, number: row.number },
    person: { id: row.person_id, name: row.person },
    quantity,
    returned,
    deposit,
    held: heldFor({ quantity, returned, deposit }),
    dueAt: due_at,
    state: returned === quantity ? 'returned' : due_at < now ? 'overdue' : 'due',
  }
}

/** A technician's own old parts, or everybody's: those that are still out, the overdue ones among them, or all. */
export async function listOldParts(
  tx: Tx,
  actor: Actor,
  { state = 'out', before }: Query<'GET /old-parts'>,
  now: Instant,
): Promise<Reply<'GET /old-parts'>> {
  const rows = await oldPartsWhere(
    tx,
    sql<boolean>`o.org_id = ${actor.orgId}::uuid and o.quantity > 0 and (${may(actor, 'stock.all')} or o.person_id = ${actor.personId}::uuid)
      and case ${state}::text when 'out' then o.returned < o.quantity when 'overdue' then o.returned < o.quantity and o.due_at < ${time(now)}
        when 'returned' then o.returned = o.quantity else true end
      and (${before ?? null}::float8 is null or o.due_at <= to_timestamp(${before ?? null}::float8 / 1000))`,
  )
  return { items: rows.map((row) => oldPartView(row, now)) }
}

/** Money held for old parts that are out and released for those that came back, for the settlement of a technician. */
export type Deposit = {
  readonly oldPartId: string
  readonly workOrderId: WorkOrderId
  readonly person: PersonId
  readonly held: Fen
  readonly released: readonly { readonly at: Instant; readonly amount: Fen }[]
}

/** The deposits of old parts of one order: what is held, and what was released when. */
export async function depositsOf(tx: Tx, orgId: OrgId, workOrderId: WorkOrderId): Promise<readonly Deposit[]> {
  const { rows } = await sql<{
    id: string
    person_id: string
    quantity: number
    returned: number
    deposit_fen: number
    released: { at: number; amount: number }[]
  }>`
    select o.id, o.person_id, o.quantity, o.returned, o.deposit_fen::float8 as deposit_fen,
      (select coalesce(json_agg(json_build_object('at', (extract(epoch from r.at) * 1000)::bigint, 'amount', r.released_fen) order by r.at, r.id), '[]')
        from old_part_return r where (r.org_id, r.old_part_id) = (o.org_id, o.id)) as released
    from old_part o where o.org_id = ${orgId} and o.work_order_id = ${workOrderId} order by o.id`.execute(tx)
  return rows.map(({ id, person_id, quantity, returned, deposit_fen, released }) => ({
    oldPartId: id,
    workOrderId,
    person: asId(person_id),
    held: heldFor({ quantity, returned, deposit: fen(deposit_fen) }),
    released: released.map(({ at, amount }) => ({ at, amount: fen(amount) })),
  }))
}
