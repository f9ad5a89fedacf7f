import type { Query, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { type Fen, fen, type Instant, type Label, type OrgId, type PersonId } from '@field/domain/kernel'
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

/** What is held back from a person for old parts that are past due and not back. */
export type OverdueDeposit = {
  readonly oldPartId: string
  readonly number: string
  readonly code: string
  readonly name: Label
  readonly quantity: number
  readonly dueAt: Instant
  readonly amountFen: Fen
}

export async function overdueDeposits(
  tx: Tx,
  orgId: OrgId,
  person: PersonId,
  now: Instant,
): Promise<readonly OverdueDeposit[]> {
  const rows = await oldPartsWhere(
    tx,
    sql<boolean>`o.org_id = ${orgId}::uuid and o.person_id = ${person}::uuid and o.returned < o.quantity
      and o.deposit_fen > 0 and o.due_at < ${time(now)}`,
  )
  return rows.map(({ id, number, code, name, quantity, returned, deposit_fen, due_at }) => ({
    oldPartId: id,
    number,
    code,
    name,
    quantity: quantity - returned,
    dueAt: due_at,
    amountFen: heldFor({ quantity, returned, deposit: fen(deposit_fen) }),
  }))
}
