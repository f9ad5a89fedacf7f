import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type EntranceId, type Instant, ok, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time, timeOrNull } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import { entranceView } from './entrance.ts'
import { entrancesWhere } from './list.ts'

type Kept = Reply<'POST /entrances'>
type Change = Body<'PUT /entrances/:id'>

/** Opens an entrance. Refuses `not_unique` for a code that is taken, `not_found` for a work type or a place that is not there. */
export async function openEntrance(
  tx: Tx,
  { orgId }: Actor,
  body: Body<'POST /entrances'>,
  now: Instant,
): Promise<Result<Kept>> {
  const [typeId, taken, places] = await Promise.all([
    typeIdOf(tx, body.workType),
    tx.selectFrom('entrance').select('id').where('org_id', '=', orgId).where('code', '=', body.code).executeTakeFirst(),
    placesThere(tx, body.placeIds),
  ])
  if (taken) return refuse('not_unique', { path: 'code' })
  if (!typeId) return refuse('not_found', { path: 'workType' })
  if (!places) return refuse('not_found', { path: 'placeIds' })
  const id = newId<EntranceId>()
  await tx
    .insertInto('entrance')
    .values({
      org_id: orgId,
      id,
      code: body.code,
      kind: body.kind,
      work_type_id: typeId,
      source: body.source ?? body.code,
      label: JSON.stringify(body.label),
      roles: body.roles ?? null,
      place_ids: sql<string[] | null>`${body.placeIds ?? null}::uuid[]`,
      tags: body.tags ?? [],
      closed_at: timeOrNull(body.open === false ? now : null),
    })
    .execute()
  return shown(tx, orgId, id)
}

/** Changes an entrance; what the body leaves out stays as it is. */
export async function changeEntrance(
  tx: Tx,
  { orgId }: Actor,
  id: string,
  body: Change,
  now: Instant,
): Promise<Result<Kept>> {
  const [before] = await entrancesWhere(tx, sql<boolean>`e.org_id = ${orgId}::uuid and e.id = ${id}::uuid`)
  if (!before) return refuse('not_found')
  const [typeId, places] = await Promise.all([
    typeIdOf(tx, body.workType ?? before.workType),
    placesThere(tx, body.placeIds),
  ])
  if (!typeId) return refuse('not_found', { path: 'workType' })
  if (!places) return refuse('not_found', { path: 'placeIds' })
  const closing = body.open === undefined ? before.closed_at : body.open ? null : (before.closed_at ?? now)
  await tx
    .updateTable('entrance')
    .set({
      work_type_id: typeId,
      source: body.source ?? before.source,
      label: JSON.stringify(body.label ?? before.label),
      roles: body.roles === undefined ? (before.roles as string[] | null) : body.roles,
      place_ids: sql<string[] | null>`${body.placeIds === undefined ? before.place_ids : body.placeIds}::uuid[]`,
      tags: body.tags ?? [...before.tags],
      closed_at: closing === null ? null : time(closing),
    })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .execute()
  return shown(tx, orgId, id)
}

async function shown(tx: Tx, orgId: string, id: string): Promise<Result<Kept>> {
  const [row] = await entrancesWhere(tx, sql<boolean>`e.org_id = ${orgId}::uuid and e.id = ${id}::uuid`)
  return row ? ok(entranceView(row)) : refuse('not_found')
}

const typeIdOf = async (tx: Tx, key: string): Promise<string | null> =>
  (await tx.selectFrom('work_type').select('id').where('key', '=', key).executeTakeFirst())?.id ?? null

async function placesThere(tx: Tx, ids: readonly string[] | null | undefined): Promise<boolean> {
  if (!ids) return true
  const { rows } = await sql<{ there: number }>`
    select count(*)::int as there from place where id = any(${ids}::uuid[])`.execute(tx)
  return rows[0]?.there === new Set(ids).size
}
