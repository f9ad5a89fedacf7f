import {
  asId,
  type Instant,
  type OrgId,
  type PersonId,
  type WorkTypeId,
  type WorkTypeVersionId,
} from '@field/domain/kernel'
import type { WorkTypeDefinition } from '@field/domain/workflow'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import { definitionOf } from './definitions.ts'

/** A work type with its published version and its draft. `revision` is 0 before the first draft and never goes back. */
export type TypeRow = {
  readonly id: WorkTypeId
  readonly key: string
  readonly revision: number
  readonly published: {
    readonly versionId: WorkTypeVersionId
    readonly number: number
    readonly at: Instant
    readonly by: PersonId | null
  } | null
  readonly draft: Draft | null
}

export type Draft = {
  readonly definition: WorkTypeDefinition
  readonly basedOn: number | null
  readonly updatedAt: Instant
  readonly by: PersonId | null
}

type Row = {
  id: string
  key: string
  revision: number | null
  version_id: string | null
  number: number | null
  published_at: Instant | null
  published_by: PersonId | null
  definition: WorkTypeDefinition | null
  based_on: number | null
  updated_at: Instant | null
  updated_by: PersonId | null
}

const rowOf = (row: Row): TypeRow => ({
  id: asId<WorkTypeId>(row.id),
  key: row.key,
  revision: row.revision ?? 0,
  published:
    row.version_id === null
      ? null
      : {
          versionId: asId<WorkTypeVersionId>(row.version_id),
          number: row.number ?? 0,
          at: row.published_at ?? 0,
          by: row.published_by,
        },
  draft:
    row.definition === null
      ? null
      : { definition: row.definition, basedOn: row.based_on, updatedAt: row.updated_at ?? 0, by: row.updated_by },
})

/** Every work type of the organization by key, also those of which nothing is left but the key. */
export async function typeRows(tx: Tx, orgId: OrgId, key?: string): Promise<readonly TypeRow[]> {
  const { rows } = await sql<Row>`
    select t.id, t.key, d.revision, v.id as version_id, v.number, v.published_at, v.published_by,
      d.definition, d.based_on, d.updated_at, d.updated_by
    from work_type t
      left join work_type_version v on (v.org_id, v.id) = (t.org_id, t.published_version_id)
      left join work_type_draft d on (d.org_id, d.work_type_id) = (t.org_id, t.id)
    where t.org_id = ${orgId}::uuid and (${key ?? null}::text is null or t.key = ${key ?? null}::text)
    order by t.key`.execute(tx)
  return rows.map(rowOf)
}

const isThere = ({ published, draft }: TypeRow): boolean => published !== null || draft !== null

/** The work type of that key, or null where nothing is published and nothing drafted. */
export async function typeOf(tx: Tx, orgId: OrgId, key: string): Promise<TypeRow | null> {
  const [row] = await typeRows(tx, orgId, key)
  return row && isThere(row) ? row : null
}

/** The same, held against everybody else who shapes it; orders of it go on being reported. */
export async function lockType(tx: Tx, orgId: OrgId, key: string): Promise<TypeRow | null> {
  const locked = sql`select from work_type where org_id = ${orgId}::uuid and key = ${key} for no key update`.execute(tx)
  const [, row] = await Promise.all([locked, typeOf(tx, orgId, key)])
  return row
}

/** The draft, or the published version that one would begin from. */
export async function presentDraft(tx: Tx, { published, draft }: TypeRow): Promise<Draft> {
  if (draft) return draft
  if (!published) throw new Error('a work type of which nothing is there')
  const { versionId, number, at, by } = published
  return { definition: await definitionOf(tx, versionId), basedOn: number, updatedAt: at, by }
}
