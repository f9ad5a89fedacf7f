import type { Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { keptBy } from './kept-by.ts'

type Place = Reply<'GET /stock/places'>['items'][number]

/** The shelves somebody may send from, receive at or ask of: warehouses, sites, repair, and vans as far as they may see them. */
export async function stockPlaces(tx: Tx, actor: Actor): Promise<Reply<'GET /stock/places'>> {
  const { rows } = await sql<Place>`
    select l.id, l.kind, l.name, ${keptBy(actor, 'l')} as mine,
      (select coalesce(sum(b.quantity), 0)::int from stock_balance b where (b.org_id, b.location_id) = (l.org_id, l.id)) as pieces,
      (select count(*)::int from stock_transfer t where t.org_id = l.org_id and t.to_id = l.id and t.state = 'sent') as arriving,
      (select count(*)::int from stock_transfer t where t.org_id = l.org_id and t.from_id = l.id and t.state = 'asked') as asked
    from stock_location l
    where l.org_id = ${actor.orgId} and l.kind in ('warehouse', 'site', 'van', 'repair')
      and (l.kind <> 'van' or l.owner_id = ${actor.personId} or ${may(actor, 'stock.all')})
    order by ${keptBy(actor, 'l')} desc, l.kind, l.name, l.id`.execute(tx)
  return { items: rows }
}
