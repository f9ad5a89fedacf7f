import type { OrgId } from '@field/domain/kernel'
import type { ServicePackage } from '@field/domain/library'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

export type KeptPackage = ServicePackage & { readonly version: number; readonly retired: boolean }
type Row = Omit<KeptPackage, 'workType'> & { readonly work_type: string }

/** The present version of packages; `where` speaks of the row `p`. */
export async function packagesWhere(tx: Tx, orgId: OrgId, where: RawBuilder<boolean>): Promise<readonly KeptPackage[]> {
  const { rows } = await sql<Row>`
    select key, version, label, summary, work_type, lines, retired from (
      select distinct on (p.key) p.* from service_package p where p.org_id = ${orgId}::uuid and ${where} order by p.key, p.version desc
    ) present order by key`.execute(tx)
  return rows.map(({ work_type: workType, ...row }) => ({ ...row, workType }))
}

/** The present version of one package, retired or not; null when there is none. */
export async function packageByKey(tx: Tx, orgId: OrgId, key: string): Promise<KeptPackage | null> {
  const [found] = await packagesWhere(tx, orgId, sql<boolean>`p.key = ${key}`)
  return found ?? null
}
