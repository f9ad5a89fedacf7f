import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Fen, type OrgId, ok, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

type Tracking = Reply<'GET /parts/:id/tracking'>
type Row = {
  serial: boolean
  old_part_return: boolean
  cost_fen: Fen | null
  deposit_fen: Fen
  return_days: number
  pieces: Tracking['pieces']
}

/** How a part is kept: by numbers or not, its cost, what of old ones comes back; and where each numbered piece is. */
export async function showTracking(tx: Tx, orgId: OrgId, id: string): Promise<Result<Tracking>> {
  const { rows } = await sql<Row>`
    select p.serial, p.old_part_return, p.cost_fen, p.deposit_fen, p.return_days,
      (select coalesce(json_agg(json_build_object('serial', s.serial, 'location', json_build_object('id', l.id, 'kind', l.kind, 'name', l.name),
          'since', (extract(epoch from s.since) * 1000)::bigint) order by s.serial), '[]')
        from part_serial s join stock_location l on (l.org_id, l.id) = (s.org_id, s.location_id)
        where (s.org_id, s.part_id) = (p.org_id, p.id) and l.kind <> 'supplier') as pieces
    from part p where p.org_id = ${orgId} and p.id = ${id}`.execute(tx)
  const [row] = rows
  if (!row) return refuse('not_found')
  return ok({
    serial: row.serial,
    oldPartReturn: row.old_part_return,
    cost: row.cost_fen === null ? null : (Number(row.cost_fen) as Fen),
    deposit: Number(row.deposit_fen) as Fen,
    returnDays: row.return_days,
    pieces: row.pieces,
  })
}

/**
 * Changes how a part is kept; what is left out stays. Numbers begin and end only while nothing of the part lies
 * anywhere (`wrong_state`, `serial`), for the pieces there would have none.
 */
export async function setTracking(
  tx: Tx,
  { orgId }: Actor,
  id: string,
  body: Body<'PUT /parts/:id/tracking'>,
): Promise<Result<Tracking>> {
  const { rows } = await sql<{ serial: boolean; lying: boolean }>`
    select p.serial, exists (select from stock_balance b join stock_location l on (l.org_id, l.id) = (b.org_id, b.location_id)
      where (b.org_id, b.part_id) = (p.org_id, p.id) and b.quantity <> 0 and l.kind not in ('supplier', 'consumed')) as lying
    from part p where p.org_id = ${orgId} and p.id = ${id} for update of p`.execute(tx)
  const [row] = rows
  if (!row) return refuse('not_found')
  if (body.serial !== undefined && body.serial !== row.serial && row.lying)
    return refuse('wrong_state', { path: 'serial' })
  await sql`update part set serial = coalesce(${body.serial ?? null}::boolean, serial),
      old_part_return = coalesce(${body.oldPartReturn ?? null}::boolean, old_part_return),
      cost_fen = coalesce(${body.cost ?? null}::bigint, cost_fen), deposit_fen = coalesce(${body.deposit ?? null}::bigint, deposit_fen),
      return_days = coalesce(${body.returnDays ?? null}::integer, return_days)
    where org_id = ${orgId} and id = ${id}`.execute(tx)
  return showTracking(tx, orgId, id)
}
