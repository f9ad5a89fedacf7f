import type { Reply } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { publishedDefinition, workTypes } from '../work-types/queries.ts'
import { type EntranceRow, visibleTo } from './entrance.ts'

/** Entrances with the key of their work type and how many live tags they have; `where` speaks of the row `e`. */
export async function entrancesWhere(tx: Tx, where: RawBuilder<boolean>): Promise<readonly EntranceRow[]> {
  const { rows } = await sql<EntranceRow>`
    select e.*, t.key as "workType",
      (select count(*)::int from tag g where g.org_id = e.org_id and g.entrance_id = e.id and g.revoked_at is null) as stickers
    from entrance e join work_type t on (t.org_id, t.id) = (e.org_id, e.work_type_id) where ${where} order by e.kind, e.code`.execute(
    tx,
  )
  return rows
}

/** What the actor may start: open entrances that are theirs, of work types that are published. */
export async function entrancesFor(tx: Tx, actor: Actor): Promise<Reply<'GET /entrances/mine'>['entrances']> {
  const [rows, types] = await Promise.all([
    entrancesWhere(tx, sql<boolean>`e.org_id = ${actor.orgId}::uuid and e.closed_at is null`),
    workTypes(tx),
  ])
  const mine = rows.filter((row) => visibleTo(row, actor))
  const found = await Promise.all(mine.map(({ workType }) => publishedDefinition(tx, workType, types)))
  return mine.flatMap(({ code, kind, label, source }, index) => {
    const published = found[index]
    if (!published?.ok) return []
    const { key, label: name } = published.value.definition
    return [{ code, kind, label, source, workType: { key, label: name } }]
  })
}

/**
 * What staff may start by its work type alone. As soon as the organization opened one entrance for staff, its entrances
 * say who starts what; until then everything published can be started.
 */
export async function typesWithoutEntrance(tx: Tx, actor: Actor): Promise<Reply<'GET /entrances/mine'>['workTypes']> {
  if (!may(actor, 'report.for_customer')) return []
  const [{ rows }, types] = await Promise.all([
    sql`select from entrance where org_id = ${actor.orgId}::uuid and kind = 'staff' and closed_at is null limit 1`.execute(
      tx,
    ),
    workTypes(tx),
  ])
  if (rows.length > 0) return []
  const found = await Promise.all(types.map(({ key }) => publishedDefinition(tx, key, types)))
  return found.flatMap((one) => (one.ok ? [{ key: one.value.definition.key, label: one.value.definition.label }] : []))
}
