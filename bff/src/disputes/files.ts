import type { Actor } from '@field/domain/access'
import { type Instant, ok, type Result, refuse, type WorkOrderId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { claimFiles, type FileKind, type OrderFile } from '../files/queries.ts'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'

type To = { readonly id: string; readonly workOrderId: WorkOrderId; readonly now: Instant }

/** Adds files of one's own to a dispute; they belong to its order from then on. Refuses `file_unknown` with the place. */
export async function addFiles(
  tx: Tx,
  actor: Actor,
  { id, workOrderId, now }: To,
  files: readonly string[],
): Promise<Result<null>> {
  if (files.length === 0) return ok(null)
  const { rows } = await sql<{ id: string; kind: FileKind }>`select id, kind from file
    where org_id = ${actor.orgId}::uuid and id = any(${files}::uuid[])`.execute(tx)
  const kinds = new Map(rows.map((row) => [row.id, row.kind]))
  const named = []
  for (const [index, file] of files.entries()) {
    const kind = kinds.get(file)
    if (!kind) return refuse('file_unknown', { path: `files.${index}` })
    named.push({ id: file, kind, path: `files.${index}` })
  }
  const claimed = await claimFiles(tx, actor, workOrderId, named)
  if (!claimed.ok) return claimed
  await sql`insert into dispute_file (org_id, dispute_id, file_id, by, at)
    select ${actor.orgId}::uuid, ${id}::uuid, f, ${actor.personId}::uuid, ${time(now)}
    from unnest(${files}::uuid[]) f on conflict do nothing`.execute(tx)
  return ok(null)
}

export type Evidence = OrderFile & { readonly by: string; readonly added: boolean }

/** Every file of the order of a dispute, the oldest first, and which were added to the dispute itself. */
export async function evidenceOf(tx: Tx, id: string, workOrderId: WorkOrderId): Promise<readonly Evidence[]> {
  const { rows } = await sql<Evidence>`
    select f.id, f.kind, f.created_at as at, f.thumbnail_key is not null as "hasThumbnail", f.name, f.created_by as by,
      exists (select from dispute_file a where (a.org_id, a.file_id) = (f.org_id, f.id) and a.dispute_id = ${id}::uuid) as added
    from file f where f.work_order_id = ${workOrderId}::uuid order by f.created_at, f.id`.execute(tx)
  return rows
}
