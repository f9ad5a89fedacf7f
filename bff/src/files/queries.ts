import type { Actor } from '@field/domain/access'
import { type Instant, isId, type OrgId, ok, type Result, refuse, type WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

export { fileLinks } from './links.ts'
export { keepAs, readNamed } from './store.ts'

export type FileKind = 'image' | 'audio' | 'signature' | 'video' | 'document'

/** A file that a command names, the kind that its field wants, and where it is named. */
export type NamedFile = { readonly id: string; readonly kind: FileKind; readonly path: string }

/**
 * Brings files into a work order. Each must have been uploaded by the actor and be in no order yet, or be in this one.
 * Refuses `file_unknown` and `file_kind` with the place that names the file.
 */
export async function claimFiles(
  tx: Tx,
  actor: Actor,
  workOrderId: WorkOrderId,
  named: readonly NamedFile[],
): Promise<Result<null>> {
  if (named.length === 0) return ok(null)
  const ids = [...new Set(named.map(({ id }) => id))].sort()
  const malformed = named.find(({ id }) => !isId(id))
  if (malformed) return refuse('file_unknown', { path: malformed.path })
  const { rows } = await sql<{ id: string; kind: FileKind }>`
    update file set work_order_id = ${workOrderId}::uuid
    where org_id = ${actor.orgId}::uuid and id = any(${ids}::uuid[])
      and (work_order_id = ${workOrderId}::uuid or (work_order_id is null and created_by = ${actor.personId}::uuid))
    returning id, kind`.execute(tx)
  const kinds = new Map(rows.map(({ id, kind }) => [id, kind]))
  for (const { id, kind, path } of named) {
    const found = kinds.get(id)
    if (!found) return refuse('file_unknown', { path })
    if (found !== kind) return refuse('file_kind', { path })
  }
  return ok(null)
}

export type OrderFile = {
  readonly id: string
  readonly kind: FileKind
  readonly at: Instant
  readonly hasThumbnail: boolean
  /** What its sender called it; only documents have a name. */
  readonly name: string | null
}

/** The files of a work order. Who may see the order may see them; the views name only those that they show. */
export async function filesOfOrder(tx: Tx, id: WorkOrderId): Promise<readonly OrderFile[]> {
  const { rows } = await sql<OrderFile>`
    select id, kind, created_at as at, thumbnail_key is not null as "hasThumbnail", name from file where work_order_id = ${id}::uuid`.execute(
    tx,
  )
  return rows
}

/** A file of an order with where its bytes are and what they were when it was taken in. */
export type StoredFile = Pick<OrderFile, 'id' | 'kind' | 'at' | 'name'> & {
  readonly storageKey: string
  readonly sha256: string
  readonly bytes: number
}

/** The files that an order's events name, the oldest first. */
export async function storedFilesOf(tx: Tx, orgId: OrgId, id: WorkOrderId): Promise<readonly StoredFile[]> {
  const { rows } = await sql<StoredFile>`
    select id, kind, created_at as at, name, storage_key as "storageKey", encode(sha256, 'hex') as sha256, bytes
    from file where org_id = ${orgId}::uuid and work_order_id = ${id}::uuid order by created_at, id`.execute(tx)
  return rows
}
