import type { Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import {
  asId,
  type Instant,
  type Label,
  type OrgId,
  ok,
  type PartId,
  type PersonId,
  type PlaceId,
  type Result,
  refuse,
  type StockLocationId,
} from '@field/domain/kernel'
import { keeps, type StockLocation, type Transfer } from '@field/domain/stock'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

type TransferState = Reply<'GET /stock/transfers/:id'>['state']

type TransferEndKind = Reply<'GET /stock/transfers/:id'>['from']['kind']

type End = {
  readonly id: string
  readonly kind: TransferEndKind
  readonly name: string
  readonly ownerId: string | null
  readonly placeId: string | null
}

type Line = {
  readonly partId: string
  readonly code: string
  readonly name: Label
  readonly quantity: number
  readonly arrived: number | null
  readonly difference: 'lost' | 'returned' | null
  readonly serials: string[]
}

export type TransferRow = {
  readonly id: string
  readonly state: TransferState
  readonly source: End
  readonly target: End
  readonly work_order_id: string | null
  readonly number: string | null
  readonly note: string | null
  readonly created_at: Instant
  readonly updated_at: Instant
  readonly lines: Line[]
}

const end = (alias: string): RawBuilder<unknown> => {
  const l = sql.ref(alias)
  return sql`json_build_object('id', ${l}.id, 'kind', ${l}.kind, 'name', ${l}.name, 'ownerId', ${l}.owner_id, 'placeId', ${l}.place_id)`
}

/** Transfers with their two ends and lines, newest change first; `where` speaks of the row `t` and the ends `a` and `z`. */
export async function transfersWhere(
  tx: Tx,
  where: RawBuilder<boolean>,
  limit: number,
): Promise<readonly TransferRow[]> {
  const { rows } = await sql<TransferRow>`
    select t.id, t.state, t.work_order_id, w.number, t.note, t.created_at, t.updated_at, ${end('a')} as source, ${end('z')} as target,
      (select json_agg(json_build_object('partId', n.part_id, 'code', p.code, 'name', p.name, 'quantity', n.quantity, 'arrived', n.arrived,
          'difference', n.difference, 'serials', n.serials) order by p.code)
        from stock_transfer_line n join part p on (p.org_id, p.id) = (n.org_id, n.part_id)
        where (n.org_id, n.transfer_id) = (t.org_id, t.id)) as lines
    from stock_transfer t join stock_location a on (a.org_id, a.id) = (t.org_id, t.from_id)
      join stock_location z on (z.org_id, z.id) = (t.org_id, t.to_id)
      left join work_order w on (w.org_id, w.id) = (t.org_id, t.work_order_id)
    where ${where} order by t.updated_at desc, t.id desc limit ${limit}`.execute(tx)
  return rows
}

const placeOf = ({ kind, ownerId, placeId }: End): Pick<StockLocation, 'kind' | 'ownerId' | 'placeId'> => ({
  kind,
  ...(ownerId !== null && { ownerId: asId<PersonId>(ownerId) }),
  ...(placeId !== null && { placeId: asId<PlaceId>(placeId) }),
})

export const keepsEnd = (actor: Actor, one: End): boolean => keeps(actor, placeOf(one))

/** Whether a transfer is somebody's business: of either end's keeper, and of whoever sees all stock. */
export const seesTransfer = (actor: Actor, { source, target }: Pick<TransferRow, 'source' | 'target'>): boolean =>
  may(actor, 'stock.all') || keepsEnd(actor, source) || keepsEnd(actor, target)

/** A transfer that is the actor's business, held until the end of the transaction; null when there is none. */
export async function holdTransfer(tx: Tx, actor: Actor, id: string): Promise<TransferRow | null> {
  await sql`select from stock_transfer where org_id = ${actor.orgId} and id = ${id} for update`.execute(tx)
  return findTransfer(tx, actor, id)
}

export async function findTransfer(tx: Tx, actor: Actor, id: string): Promise<TransferRow | null> {
  const [row] = await transfersWhere(tx, sql<boolean>`t.org_id = ${actor.orgId}::uuid and t.id = ${id}::uuid`, 1)
  return row && seesTransfer(actor, row) ? row : null
}

export const transferOf = ({ source, target, lines }: TransferRow): Transfer => ({
  from: asId<StockLocationId>(source.id),
  to: asId<StockLocationId>(target.id),
  lines: lines.map(({ partId, quantity, serials }) => ({ part: asId<PartId>(partId), quantity, serials })),
})

/** What the actor can do about a transfer now. */
function stepsOf(actor: Actor, { state, source, target }: TransferRow): ('send' | 'receive' | 'cancel')[] {
  const sender = keepsEnd(actor, source)
  if (state === 'asked') return sender ? ['send', 'cancel'] : seesTransfer(actor, { source, target }) ? ['cancel'] : []
  if (state !== 'sent') return []
  return [...(keepsEnd(actor, target) ? (['receive'] as const) : []), ...(sender ? (['cancel'] as const) : [])]
}

export const transferView = (actor: Actor, row: TransferRow): Reply<'GET /stock/transfers'>['items'][number] => ({
  id: row.id,
  state: row.state,
  from: { id: row.source.id, kind: row.source.kind, name: row.source.name },
  to: { id: row.target.id, kind: row.target.kind, name: row.target.name },
  workOrder: row.work_order_id === null || row.number === null ? null : { id: row.work_order_id, number: row.number },
  note: row.note,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  lines: row.lines,
  steps: stepsOf(actor, row),
})

type Event = Reply<'GET /stock/transfers/:id'>['timeline'][number]

/** A transfer with what happened to it, oldest first. */
export async function showTransfer(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Result<Reply<'GET /stock/transfers/:id'>>> {
  const [row, { rows: timeline }] = await Promise.all([
    findTransfer(tx, actor, id),
    sql<Event>`select e.kind, e.at, p.name as by, e.words from stock_transfer_event e join person p on (p.org_id, p.id) = (e.org_id, e.by)
      where e.org_id = ${actor.orgId} and e.transfer_id = ${id} order by e.seq`.execute(tx),
  ])
  return row ? ok({ ...transferView(actor, row), timeline }) : refuse('not_found')
}

/** Which of the parts the organization does not have. */
export async function unknownParts(tx: Tx, orgId: OrgId, parts: readonly PartId[]): Promise<readonly PartId[]> {
  const { rows } = await sql<{ id: string }>`
    select id from part where org_id = ${orgId} and id = any(${parts}::uuid[])`.execute(tx)
  const known = new Set(rows.map(({ id }) => id))
  return parts.filter((part) => !known.has(part))
}
