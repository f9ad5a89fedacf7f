import type { FileId, OrgId, PersonId } from '@field/domain/kernel'
import type { Selectable } from 'kysely'
import type { FileRow as Row } from '../platform/database/tables.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { FileKind } from './queries.ts'

export type FileRow = Omit<Selectable<Row>, 'id' | 'org_id' | 'kind' | 'created_by'> & {
  readonly id: FileId
  readonly org_id: OrgId
  readonly kind: FileKind
  readonly created_by: PersonId
}

/** The row of a file of the transaction's organization, or null. */
export async function fileRow(tx: Tx, id: string): Promise<FileRow | null> {
  const row = await tx.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()
  return (row as FileRow | undefined) ?? null
}
