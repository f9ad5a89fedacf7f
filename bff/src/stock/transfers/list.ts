import type { Query, Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { keptBy } from '../kept-by.ts'
import { transfersWhere, transferView } from './rows.ts'

/** Transfers from and to the places that the actor keeps, or of all places; newest change first. */
export async function listTransfers(
  tx: Tx,
  actor: Actor,
  { state, locationId, limit = 50 }: Query<'GET /stock/transfers'>,
): Promise<Reply<'GET /stock/transfers'>> {
  const mine = sql`(${may(actor, 'stock.all')} or ${keptBy(actor, 'a')} or ${keptBy(actor, 'z')})`
  const where = sql<boolean>`t.org_id = ${actor.orgId}::uuid and ${mine}
    and (${state ?? null}::text is null or t.state = ${state ?? null})
    and (${locationId ?? null}::uuid is null or ${locationId ?? null}::uuid in (t.from_id, t.to_id))`
  const rows = await transfersWhere(tx, where, limit)
  return { items: rows.map((row) => transferView(actor, row)) }
}
