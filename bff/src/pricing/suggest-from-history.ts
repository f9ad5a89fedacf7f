import type { Query, Reply } from '@field/contract'
import { day, type Fen, type Instant, type OrgId } from '@field/domain/kernel'
import { suggestPrice } from '@field/domain/pricing'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'

const plainDays = 180

/**
 * What one piece of an item cost by list in settled orders of a territory, over the last days: lines of standing
 * settlements, one sample a line, those that were free by warranty too, at their price.
 */
export async function suggestFromHistory(
  tx: Tx,
  orgId: OrgId,
  { item, territoryId, days = plainDays }: Query<'GET /price-suggestions'>,
  now: Instant,
): Promise<Reply<'GET /price-suggestions'>> {
  const from = now - days * day
  const { rows } = await sql<{ piece: Fen }>`
    select round((l.line -> 'trace' ->> 'amount')::numeric / (l.line ->> 'quantity')::numeric)::bigint as piece
    from settlement_line l join settlement s on (s.org_id, s.id) = (l.org_id, l.settlement_id)
      join work_order w on (w.org_id, w.id) = (s.org_id, s.work_order_id)
      join territory t on (t.org_id, t.id) = (w.org_id, w.territory_id)
    where l.org_id = ${orgId}::uuid and s.kind = 'sale' and s.state <> 'reversed'
      and l.line -> 'trace' -> 'item' ->> 'id' = ${item} and (l.line ->> 'quantity')::numeric > 0
      and s.created_at >= ${time(from)} and s.created_at <= ${time(now)}
      and (${territoryId ?? null}::uuid is null or ${territoryId ?? null}::uuid = any(t.path))`.execute(tx)
  const found = suggestPrice(rows.map(({ piece }) => piece))
  return {
    size: rows.length,
    from,
    until: now,
    lowFen: found?.low ?? null,
    middleFen: found?.middle ?? null,
    highFen: found?.high ?? null,
  }
}
