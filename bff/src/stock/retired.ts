import type { Actor } from '@field/domain/access'
import type { Instant, OrgId, PartId } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'

/** Writes down who took things of one kind out of use, or back into it. */
export async function keepRetirements(
  tx: Tx,
  { orgId, personId }: Actor,
  of: 'part_id' | 'fault_code_id',
  ids: readonly string[],
  retired: boolean,
  now: Instant,
): Promise<void> {
  const rows = ids.map((thing) => ({ id: newId(), thing }))
  await sql`insert into retirement (org_id, id, ${sql.ref(of)}, retired, at, by)
    select ${orgId}::uuid, r.id, r.thing, ${retired}, ${time(now)}, ${personId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, thing uuid)`.execute(tx)
}

/** The parts that are out of use, to leave out of what is suggested. */
export async function retiredParts(tx: Tx, orgId: OrgId): Promise<ReadonlySet<PartId>> {
  const { rows } = await sql<{ id: PartId }>`
    select id from part where org_id = ${orgId} and retired_at is not null`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
