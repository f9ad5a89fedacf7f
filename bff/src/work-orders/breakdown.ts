import type { Query, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import {
  type Instant,
  type OrgId,
  ok,
  type PlaceId,
  type Result,
  refuse,
  type WorkTypeVersionId,
} from '@field/domain/kernel'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { definitionsOf, publishedDefinitions } from '../work-types/queries.ts'
import { type Cascade, cascadesOf, labelsOf } from './cascades.ts'
import { spanOf } from './span-of.ts'
import { visibleTo } from './visible.ts'

type Asked = Query<'GET /overview/breakdown'>
type Breakdown = Reply<'GET /overview/breakdown'>
type Row = Breakdown['rows'][number]
type Counted = {
  readonly path: readonly string[]
  readonly version: WorkTypeVersionId
  readonly placeId: PlaceId | null
  readonly name: string | null
  readonly count: number
}
type Chosen = { readonly definition: WorkTypeDefinition; readonly cascade: Cascade }

/** The cascade asked for, of what the office may read; without being asked, the first there is. Null when there is none. */
function chosenOf(definitions: readonly WorkTypeDefinition[], { workType, field }: Asked): Result<Chosen | null> {
  const of = definitions.filter(({ key }) => workType === undefined || key === workType)
  if (of.length === 0 && workType !== undefined) return refuse('not_found', { path: 'workType' })
  for (const definition of of) {
    const cascade = cascadesOf(definition).find(({ key }) => field === undefined || key === field)
    if (cascade) return ok({ definition, cascade })
  }
  return field === undefined ? ok(null) : refuse('not_found', { path: 'field' })
}

/**
 * How many orders of a work type, opened in the period, stand under each choice of a cascade's level, and at which
 * store. Whoever has not answered, or not as deep, is counted where the answer ends, so that every level adds up alike.
 */
export async function breakdown(tx: Tx, actor: Actor, asked: Asked, now: Instant): Promise<Result<Breakdown>> {
  const span = spanOf(asked, now)
  if (!span.ok) return span
  const definitions = await publishedDefinitions(tx)
  const chosen = chosenOf(definitions, asked)
  if (!chosen.ok) return chosen
  if (asked.placeId !== undefined && !(await isStore(tx, actor.orgId, asked.placeId)))
    return refuse('not_found', { path: 'placeId' })
  const choices = definitions.flatMap((definition) => {
    const fields = cascadesOf(definition).map(({ key, label, levels }) => ({ key, label, levels: [...levels] }))
    return fields.length === 0 ? [] : [{ workType: definition.key, label: definition.label, fields }]
  })
  if (chosen.value === null) return ok({ ...span.value, chosen: null, choices, total: 0, rows: [] })
  const { definition, cascade } = chosen.value
  const level = Math.min(asked.level ?? 1, cascade.levels.length)
  const counted = await count(tx, actor, { workType: definition.key, field: cascade.key, level, asked, ...span.value })
  const older = await definitionsOf(
    tx,
    counted.map(({ version }) => version),
  )
  const known = [cascade, ...[...older.values()].flatMap(cascadesOf).filter(({ key }) => key === cascade.key)]
  const rows = together(counted, known)
  const total = rows.reduce((sum, one) => sum + one.count, 0)
  return ok({ ...span.value, chosen: { workType: definition.key, field: cascade.key, level }, choices, total, rows })
}

async function isStore(tx: Tx, orgId: OrgId, id: string): Promise<boolean> {
  const { rows } =
    await sql`select from place where org_id = ${orgId}::uuid and id = ${id}::uuid and kind = 'store'`.execute(tx)
  return rows.length > 0
}

type Counting = {
  readonly workType: string
  readonly field: string
  readonly level: number
  readonly from: Instant
  readonly to: Instant
  readonly asked: Asked
}

/** What was answered last holds: at a task that is done, else in the report. */
async function count(
  tx: Tx,
  actor: Actor,
  { workType, field, level, from, to, asked }: Counting,
): Promise<readonly Counted[]> {
  const there = asked.placeId === undefined ? sql`true` : sql`w.store_id = ${asked.placeId}::uuid`
  const { rows } = await sql<Counted>`
    with answered as (
      select w.org_id, w.work_type_version_id as version, w.store_id, coalesce((select k.data -> 'answers' -> ${field}::text from task k
        where k.org_id = w.org_id and k.work_order_id = w.id and k.state = 'done' and k.data -> 'answers' ? ${field}::text
        order by k.done_at desc, k.id desc limit 1), w.report -> ${field}::text) as answer
      from work_order w
      join work_type_version v on (v.org_id, v.id) = (w.org_id, w.work_type_version_id)
      join work_type t on (t.org_id, t.id) = (v.org_id, v.work_type_id)
      where t.key = ${workType} and w.created_at >= ${time(from)} and w.created_at < ${time(to)} and ${visibleTo(actor)} and ${there}
    ), cut as (
      select org_id, version, store_id, case when jsonb_typeof(answer) = 'array'
        then jsonb_path_query_array(answer, ${`$[0 to ${level - 1}]`}::jsonpath) else '[]' end as path
      from answered
    )
    select c.path, c.version, c.store_id as "placeId", p.name, count(*)::int as count
    from cut c left join place p on (p.org_id, p.id) = (c.org_id, c.store_id)
    group by c.path, c.version, c.store_id, p.name`.execute(tx)
  return rows
}

/** The counts of all versions under one row a choice, most first; the choices are called as the newest version does. */
function together(counted: readonly Counted[], known: readonly Cascade[]): Row[] {
  const rows = new Map<string, Row>()
  for (const { path, placeId, name, count } of counted) {
    const key = JSON.stringify(path)
    const row: Row = rows.get(key) ?? { path: [...path], labels: labelsOf(path, known), count: 0, places: [] }
    rows.set(key, row)
    row.count += count
    const place = row.places.find((one) => one.placeId === placeId)
    if (place) place.count += count
    else row.places.push({ placeId, name, count })
  }
  for (const { places } of rows.values()) places.sort((a, b) => b.count - a.count)
  return [...rows.values()].sort((a, b) => b.count - a.count || (a.path.join() < b.path.join() ? -1 : 1))
}
