import type { OrgId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'
import type { Cell } from '../platform/sheets/sheet.ts'
import { partsNamed } from './part-names.ts'
import { itemsWhere } from './row.ts'
import { heading, itemRow } from './write-row.ts'

/** The library as rows of a sheet, by code, retired items too: what importing the same sheet would not change. */
export async function exportItems(tx: Tx, orgId: OrgId): Promise<readonly (readonly Cell[])[]> {
  const items = await itemsWhere(tx, orgId, sql`true order by i.lower_code collate "C"`)
  const parts = await partsNamed(
    tx,
    orgId,
    items.map(({ content }) => content.parts),
  )
  return [heading, ...items.map((item) => itemRow(item, parts))]
}
