import type { Body, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { asId, type Instant, type Result, refuse, type StockLocationId } from '@field/domain/kernel'
import { keeps } from '@field/domain/stock'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/id.ts'
import { lockStock } from '../lock.ts'
import { countShown } from './rows.ts'

/** Opens a count of a place; nothing is frozen. One is open at a time: a second is `wrong_state`. */
export async function openCount(
  tx: Tx,
  actor: Actor,
  { locationId }: Body<'POST /stock/counts'>,
  now: Instant,
): Promise<Result<Reply<'GET /stock/counts/:id'>>> {
  const location = asId<StockLocationId>(locationId)
  const place = (await lockStock(tx, actor.orgId, { ids: [location] }, [])).locations.get(location)
  if (!place || place.kind === 'supplier' || place.kind === 'consumed' || place.kind === 'transit')
    return refuse('location_unknown', { path: 'locationId' })
  if (!keeps(actor, place) && !may(actor, 'stock.all')) return refuse('not_permitted')
  const id = newId()
  const { numAffectedRows } = await sql`insert into stock_count (org_id, id, location_id, opened_by, opened_at)
    values (${actor.orgId}, ${id}, ${location}, ${actor.personId}, ${time(now)}) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n ? countShown(tx, actor, id) : refuse('wrong_state', { path: 'locationId' })
}
