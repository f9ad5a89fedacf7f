import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { sameJson } from '@field/domain/form'
import { type Instant, type OrgId, ok, type PersonId, type Result, refuse, type WorkTypeId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { definitionOf } from './definitions.ts'
import { namedBy } from './draft-reply.ts'
import { presentDraft, typeOf, typeRows } from './type-row.ts'

async function openOrders(tx: Tx, orgId: OrgId): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; open: number }>`
    select v.work_type_id as id, count(*)::int as open from work_order w
      join work_type_version v on (v.org_id, v.id) = (w.org_id, w.work_type_version_id)
    where w.org_id = ${orgId}::uuid and w.closed_at is null group by 1`.execute(tx)
  return new Map(rows.map(({ id, open }) => [id, open]))
}

/** The work types that are published or drafted, by key. */
export async function listTypes(tx: Tx, { orgId }: Actor): Promise<Reply<'GET /work-types'>> {
  const [rows, open] = await Promise.all([typeRows(tx, orgId), openOrders(tx, orgId)])
  const there = rows.filter(({ published, draft }) => published ?? draft)
  const named = await namedBy(
    tx,
    there.flatMap(({ published, draft }) => [published?.by ?? null, draft?.by ?? null]),
  )
  const cards = there.map(async (row) => {
    const { key, published, draft, revision } = row
    const { definition } = await presentDraft(tx, row)
    const changed = !published || !sameJson(definition, await definitionOf(tx, published.versionId))
    return {
      key,
      label: definition.label,
      published: published && { number: published.number, at: published.at, by: named(published.by) },
      draft: draft && { revision, updatedAt: draft.updatedAt, by: named(draft.by), changed },
      openOrders: open.get(row.id) ?? 0,
    }
  })
  return { workTypes: await Promise.all(cards) }
}

type VersionRow = { id: string; number: number; at: Instant; by: PersonId | null; note: string | null; open: number }

/** The published versions of a work type, newest first, each with the open orders that run on it. */
export async function listVersions(
  tx: Tx,
  { orgId }: Actor,
  key: string,
): Promise<Result<Reply<'GET /work-types/:key/versions'>>> {
  const type = await typeOf(tx, orgId, key)
  if (!type) return refuse('not_found', { path: 'key' })
  const rows = await versionRows(tx, orgId, type.id)
  const named = await namedBy(
    tx,
    rows.map(({ by }) => by),
  )
  return ok({ versions: rows.map(({ by, open, ...row }) => ({ ...row, by: named(by), openOrders: open })) })
}

async function versionRows(tx: Tx, orgId: OrgId, id: WorkTypeId): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select v.id, v.number, v.published_at as at, v.published_by as by, v.note,
      (select count(*)::int from work_order w
        where w.org_id = v.org_id and w.work_type_version_id = v.id and w.closed_at is null) as open
    from work_type_version v where v.org_id = ${orgId}::uuid and v.work_type_id = ${id}::uuid
    order by v.number desc`.execute(tx)
  return rows
}

/** One published version by its number. */
export async function showVersion(
  tx: Tx,
  { orgId }: Actor,
  key: string,
  number: number,
): Promise<Result<Reply<'GET /work-types/:key/versions/:number'>>> {
  const type = await typeOf(tx, orgId, key)
  const version = type && (await versionRows(tx, orgId, type.id)).find((one) => one.number === number)
  if (!version) return refuse('not_found', { path: type ? 'number' : 'key' })
  return ok({ number, at: version.at, definition: await definitionOf(tx, version.id as never) })
}
