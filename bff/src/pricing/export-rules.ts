import type { OrgId, Result } from '@field/domain/kernel'
import { ok } from '@field/domain/kernel'
import type { Tx } from '../platform/database/transaction.ts'
import type { Cell } from '../platform/sheets/sheet.ts'
import { versionOf } from './book-of.ts'
import { sheetNames } from './names-in-sheets.ts'
import { rulesOf } from './price-list.ts'
import { ruleSheet } from './write-rule-row.ts'

/** The rules of a version as rows of a sheet, with codes instead of ids. */
export async function exportRules(tx: Tx, orgId: OrgId, kind: string, version?: number): Promise<Result<Cell[][]>> {
  const found = await versionOf(tx, orgId, kind, version)
  if (!found.ok) return found
  const [{ rules }, names] = [await rulesOf(tx, orgId, found.value.book), await sheetNames(tx, orgId)]
  return ok(ruleSheet(rules, names))
}
