import { asId, type Instant, type OrgId, type PartId } from '@field/domain/kernel'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

type Numbered = { readonly part: PartId; readonly serial: string }

/** Where pieces with these numbers are; `ours`: lying somewhere with us, neither built in nor outside. */
export async function whereAre(
  tx: Tx,
  orgId: OrgId,
  named: readonly Numbered[],
): Promise<readonly (Numbered & { readonly ours: boolean; readonly since: Instant })[]> {
  if (named.length === 0) return []
  const { rows } = await sql<{ part: string; serial: string; ours: boolean; since: Instant }>`
    select s.part_id as part, s.serial, l.kind not in ('supplier', 'consumed') as ours, s.since
    from part_serial s join stock_location l on (l.org_id, l.id) = (s.org_id, s.location_id)
      join jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as r(part uuid, serial text) on (s.part_id, s.serial) = (r.part, r.serial)
    where s.org_id = ${orgId}`.execute(tx)
  return rows.map((row) => ({ ...row, part: asId(row.part) }))
}
