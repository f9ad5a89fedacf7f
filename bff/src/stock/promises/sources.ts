import type { Query, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { asId, ok, type PartId, type Result, type WorkOrderId } from '@field/domain/kernel'
import { keeps, sourcesFor } from '@field/domain/stock'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { orderToPrice, siteOf } from '../../pricing/queries.ts'
import { readStock } from '../lock.ts'
import { unknownParts } from '../transfers/rows.ts'

type PlaceName = { id: string; name: string; city: string | null }

/**
 * Where a part could come from, in any city: the places that have as many as wanted first, from near to far of the
 * order's position, else of the actor's site. Warehouses and sites can promise it to the order; from a van it is asked.
 */
export async function listSources(
  tx: Tx,
  actor: Actor,
  { partId, quantity = 1, workOrderId }: Query<'GET /stock/sources'>,
): Promise<Result<Reply<'GET /stock/sources'>>> {
  const order = workOrderId === undefined ? null : await orderToPrice(tx, actor, asId<WorkOrderId>(workOrderId))
  if (order && !order.ok) return order
  const part = asId<PartId>(partId)
  const [stock, site, [unknown], places] = await Promise.all([
    readStock(tx, actor.orgId, [part]),
    siteOf(tx, actor.orgId, actor.personId),
    unknownParts(tx, actor.orgId, [part]),
    sql<PlaceName>`select l.id, l.name, coalesce(c.name, y.name) as city from stock_location l
      left join technician t on (t.org_id, t.person_id) = (l.org_id, l.owner_id)
      left join place p on (p.org_id, p.id) = (l.org_id, coalesce(l.place_id, t.site_id))
      left join territory y on (y.org_id, y.id) = (p.org_id, p.territory_id)
      left join territory c on c.org_id = y.org_id and c.id = any(y.path) and c.level = 'city'
      where l.org_id = ${actor.orgId}`.execute(tx),
  ])
  if (unknown) return { ok: false, refusal: { code: 'part_unknown', path: 'partId' } }
  const own = [...stock.locations.values()].find(({ ownerId }) => ownerId === actor.personId)
  const near = order?.value.position ?? site?.position ?? undefined
  const found = sourcesFor(stock, { part, quantity, ...(own && { location: own.id }) }, near)
  const named = new Map(places.rows.map((place) => [place.id, place]))
  const items = found.map(({ from, kind, free, metres }) => {
    const place = stock.locations.get(from)
    return {
      locationId: from,
      kind: kind as 'warehouse' | 'site' | 'van',
      name: named.get(from)?.name ?? '',
      city: named.get(from)?.city ?? null,
      free,
      enough: free >= quantity,
      metres,
      mine: place !== undefined && keeps(actor, place),
      ways: kind === 'van' ? ['transfer' as const] : ['reserve' as const, 'transfer' as const],
    }
  })
  return ok({ items, purchase: !items.some(({ enough }) => enough) })
}
