import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import type { Label, OrgId } from '@field/domain/kernel'
import { ok, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/id.ts'
import { searchText } from '../search-text.ts'
import { setTracking, showTracking } from './tracking.ts'

type Shown = Reply<'GET /parts/:id'>
type Kept = Pick<Shown, 'id' | 'code' | 'name' | 'category' | 'fits' | 'retiredAt' | 'retirements'>

/** A part as the organization keeps it, with where each numbered piece is, and whether it is out of use. */
export async function showPart(tx: Tx, orgId: OrgId, id: string): Promise<Result<Shown>> {
  const [{ rows }, tracking] = await Promise.all([
    sql<Kept>`select p.id, p.code, p.name, p.category, p.fits, p.retired_at as "retiredAt",
        (select coalesce(json_agg(json_build_object('retired', r.retired, 'at', (extract(epoch from r.at) * 1000)::bigint, 'by', w.name)
            order by r.at desc, r.id desc), '[]')
          from retirement r join person w on (w.org_id, w.id) = (r.org_id, r.by)
          where (r.org_id, r.part_id) = (p.org_id, p.id)) as retirements
      from part p where p.org_id = ${orgId} and p.id = ${id}`.execute(tx),
    showTracking(tx, orgId, id),
  ])
  const [row] = rows
  if (!row) return refuse('not_found')
  return tracking.ok ? ok({ ...row, ...tracking.value }) : tracking
}

const asWritten = (models: readonly string[]): string[] => [
  ...new Set(models.map((model) => model.trim()).filter((model) => model !== '')),
]

const written = (name: Label): Label => {
  const [zh, en] = [name['zh-CN'].trim(), name.en?.trim() ?? '']
  return en === '' ? { 'zh-CN': zh } : { 'zh-CN': zh, en }
}

/** Brings a part into the library; a code stands for one part alone (`not_unique`, `code`), whatever its letters' case. */
export async function addPart(tx: Tx, actor: Actor, body: Body<'POST /parts'>): Promise<Result<Shown>> {
  const { orgId } = actor
  const { code: said, name: label, category = '', fits = [], ...tracking } = body
  const [code, name] = [said.trim(), written(label)]
  if (code === '') return refuse('required', { path: 'code' })
  if (name['zh-CN'] === '') return refuse('required', { path: 'name' })
  await sql`select pg_advisory_xact_lock(hashtextextended(${`part ${orgId}`}, 0))`.execute(tx)
  const { rows } = await sql`select from part where org_id = ${orgId} and lower(code) = lower(${code})`.execute(tx)
  if (rows.length > 0) return refuse('not_unique', { path: 'code' })
  const id = newId()
  await sql`insert into part (org_id, id, code, name, category, fits, search)
    values (${orgId}, ${id}, ${code}, ${JSON.stringify(name)}::jsonb, ${category.trim()}, ${asWritten(fits)}::text[], ${searchText(code, name)})`.execute(
    tx,
  )
  const kept = await setTracking(tx, actor, id, tracking)
  return kept.ok ? showPart(tx, orgId, id) : kept
}

/** Changes what a part is called, what it fits and how it is kept; its code stays. What is left out stays too. */
export async function changePart(
  tx: Tx,
  actor: Actor,
  id: string,
  body: Body<'PUT /parts/:id'>,
): Promise<Result<Shown>> {
  const { orgId } = actor
  const { name: label, category, fits, ...tracking } = body
  const name = label && written(label)
  if (name?.['zh-CN'] === '') return refuse('required', { path: 'name' })
  // Also holds the row, and says when there is none.
  const kept = await setTracking(tx, actor, id, tracking)
  if (!kept.ok) return kept
  const { rows } = await sql<
    Pick<Kept, 'code' | 'name' | 'category' | 'fits'>
  >`select code, name, category, fits from part where org_id = ${orgId} and id = ${id}`.execute(tx)
  const [row] = rows
  if (!row) return refuse('not_found')
  const next = name ?? row.name
  await sql`update part set name = ${JSON.stringify(next)}::jsonb, search = ${searchText(row.code, next)},
      category = ${category?.trim() ?? row.category}, fits = ${fits ? asWritten(fits) : row.fits}::text[]
    where org_id = ${orgId} and id = ${id}`.execute(tx)
  return showPart(tx, orgId, id)
}
