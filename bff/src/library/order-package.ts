import {
  type Instant,
  type OrgId,
  ok,
  type PersonId,
  type Result,
  refuse,
  type WorkOrderId,
} from '@field/domain/kernel'
import type { PackageLine } from '@field/domain/library'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { type KeptPackage, packageByKey } from './package-row.ts'

const mark = 'package_'

/** The tag of an order that was opened with a package; routing may go by it. */
export const packageTag = ({ key }: Pick<KeptPackage, 'key'>): string => `${mark}${key}`

/** Whether an order was opened with a package. */
export const isOfPackage = (tags: readonly string[]): boolean => tags.some((tag) => tag.startsWith(mark))

/** The package that somebody chose, null when none was; refuses `not_found` for one that cannot be chosen. */
export async function chosenPackage(
  tx: Tx,
  orgId: OrgId,
  key: string | undefined,
): Promise<Result<KeptPackage | null>> {
  if (key === undefined) return ok(null)
  const found = await packageByKey(tx, orgId, key)
  return found && !found.retired ? ok(found) : refuse('not_found', { path: 'package' })
}

/** Keeps with an order which package it took, with its lines as they are now; the same again changes nothing. */
export const keepOrderPackage = (
  tx: Tx,
  order: { readonly orgId: OrgId; readonly id: WorkOrderId },
  { key, version, lines }: KeptPackage,
  { by, at }: { readonly by: PersonId | null; readonly at: Instant },
): Promise<unknown> =>
  sql`
    insert into order_package (org_id, work_order_id, package_key, package_version, lines, at, by)
    values (${order.orgId}::uuid, ${order.id}::uuid, ${key}, ${version}, ${JSON.stringify(lines)}::jsonb, ${time(at)}, ${by}::uuid)
    on conflict do nothing`.execute(tx)

/** The lines of the packages that an order took, in the order in which it took them. */
export async function packageLinesOf(tx: Tx, orgId: OrgId, id: WorkOrderId): Promise<readonly PackageLine[]> {
  const { rows } = await sql<{ lines: readonly PackageLine[] }>`
    select lines from order_package where org_id = ${orgId}::uuid and work_order_id = ${id}::uuid order by at, package_key`.execute(
    tx,
  )
  return rows.flatMap(({ lines }) => lines)
}
