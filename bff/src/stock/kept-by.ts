import { type Actor, may } from '@field/domain/access'
import { type RawBuilder, sql } from 'kysely'

/** The shelves a person keeps, as a condition on a location of that alias. It says in SQL what `keeps` says. */
export function keptBy(actor: Actor, alias: string): RawBuilder<boolean> {
  const l = sql.ref(alias)
  const all = may(actor, 'stock.all')
  const van = may(actor, 'stock.van')
  return sql<boolean>`((${all} and ${l}.kind in ('warehouse', 'site', 'repair'))
    or (${van} and ${l}.kind = 'van' and ${l}.owner_id = ${actor.personId}::uuid)
    or (${van} and ${l}.kind = 'site' and ${l}.place_id = any(${actor.placeIds}::uuid[])))`
}
