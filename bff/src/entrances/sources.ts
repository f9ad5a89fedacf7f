import type { Query, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { sql } from 'kysely'
import type { Tx } from '../platform/database/transaction.ts'

/** How many orders came through each source; the office's, who sees them all. */
export async function sources(
  tx: Tx,
  { orgId }: Actor,
  { open }: Query<'GET /work-orders/sources'>,
): Promise<Reply<'GET /work-orders/sources'>> {
  const which = open === undefined ? sql`true` : open === 'yes' ? sql`closed_at is null` : sql`closed_at is not null`
  const { rows } = await sql<{ source: string; count: number }>`
    select source, count(*)::int as count from work_order where org_id = ${orgId}::uuid and ${which}
    group by source order by 2 desc, 1`.execute(tx)
  return { sources: rows }
}
