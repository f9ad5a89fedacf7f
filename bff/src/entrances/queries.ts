import type { Actor } from '@field/domain/access'
import type { RoutingRule } from '@field/domain/automation'
import type { OrgId, TerritoryId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { type EntranceRow, visibleTo } from './entrance.ts'

export { keepCustomer } from './add-customer.ts'
export { personOf } from './find-customers.ts'
export { recogniseType } from './recognise.ts'

/** What an order takes from the entrance through which it comes. `tags` begin with the source. */
export type Entered = {
  readonly workType: string
  readonly source: string
  readonly tags: readonly string[]
  readonly closed: boolean
}

const columns = sql`t.key as "workType", e.*`

const entered = ({ workType, source, tags, closed_at }: EntranceRow): Entered => ({
  workType,
  source,
  tags: [...new Set([source, ...tags])],
  closed: closed_at !== null,
})

/** An entrance by its id, for whoever holds its tag. */
export async function entranceById(tx: Tx, id: string): Promise<Entered | null> {
  const { rows } = await sql<EntranceRow>`
    select ${columns} from entrance e join work_type t on (t.org_id, t.id) = (e.org_id, e.work_type_id) where e.id = ${id}::uuid`.execute(
    tx,
  )
  return rows[0] ? entered(rows[0]) : null
}

/** An entrance by its code, when it is one of the actor's. */
export async function entranceByCode(tx: Tx, actor: Actor, code: string): Promise<Entered | null> {
  const { rows } = await sql<EntranceRow>`
    select ${columns} from entrance e join work_type t on (t.org_id, t.id) = (e.org_id, e.work_type_id)
    where e.org_id = ${actor.orgId}::uuid and e.code = ${code}`.execute(tx)
  const [row] = rows
  return row && visibleTo(row, actor) ? entered(row) : null
}

/** How the organization hands out its reports, and the hour it keeps. */
export type Dispatching = {
  readonly timeZone: string
  readonly percent: number
  readonly rules: readonly RoutingRule[]
}

export async function dispatchingOf(tx: Tx, orgId: OrgId): Promise<Dispatching> {
  const { rows } = await sql<Dispatching>`
    select o.time_zone as "timeZone", o.auto_dispatch_percent as percent, coalesce((select r.rules from routing_version r
      where r.org_id = o.id order by r.number desc limit 1), '[]') as rules
    from organization o where o.id = ${orgId}::uuid`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the organization of a transaction is there')
  return row
}

/** The territories above one, root first, itself last. */
export async function pathOf(tx: Tx, territoryId: TerritoryId): Promise<readonly TerritoryId[]> {
  const { rows } = await sql<{ path: readonly TerritoryId[] }>`
    select path from territory where id = ${territoryId}::uuid`.execute(tx)
  return rows[0]?.path ?? []
}
