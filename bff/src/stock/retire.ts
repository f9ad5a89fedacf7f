import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Instant, ok, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time, timeOrNull } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { showPart } from './pieces/part.ts'
import { keepRetirements } from './retired.ts'

/**
 * Takes a part out of use or back into it. It is found and suggested no more; what lies somewhere is counted, moved and
 * used up as before. Phones drop it from the lists of their library. The same again changes nothing.
 */
export async function retirePart(
  tx: Tx,
  actor: Actor,
  id: string,
  retired: boolean,
  now: Instant,
): Promise<Result<Reply<'GET /parts/:id'>>> {
  const { orgId } = actor
  const { rows } = await sql<{ gone: boolean }>`
    select retired_at is not null as gone from part where org_id = ${orgId} and id = ${id} for update`.execute(tx)
  const [part] = rows
  if (!part) return refuse('not_found')
  if (part.gone === retired) return showPart(tx, orgId, id)
  await Promise.all([
    sql`update part set retired_at = ${timeOrNull(retired ? now : null)} where org_id = ${orgId} and id = ${id}`.execute(
      tx,
    ),
    keepRetirements(tx, actor, 'part_id', [id], retired, now),
    // An item with other parts than before has another place in the cursor of the phones' libraries.
    sql`update service_item i set revised = pg_current_xact_id() where i.org_id = ${orgId} and (${id}::uuid = any(i.required_parts)
      or exists (select from service_item_override o where o.org_id = i.org_id and o.item_id = i.id
        and o.fields->'parts' @> ${JSON.stringify([{ partId: id }])}::jsonb))`.execute(tx),
  ])
  return showPart(tx, orgId, id)
}

/** Takes a fault code out of use: nothing matches it until it is written again. One that is gone stays so. */
export async function retireFault(
  tx: Tx,
  actor: Actor,
  id: string,
  now: Instant,
): Promise<Result<Reply<'POST /fault-codes/:id/retire'>>> {
  const { orgId } = actor
  const { rows } = await sql<{ gone: boolean }>`
    select retired_at is not null as gone from fault_code where org_id = ${orgId} and id = ${id} for update`.execute(tx)
  const [code] = rows
  if (!code) return refuse('not_found')
  if (!code.gone) {
    await sql`update fault_code set retired_at = ${time(now)} where org_id = ${orgId} and id = ${id}`.execute(tx)
    await keepRetirements(tx, actor, 'fault_code_id', [id], true, now)
  }
  return ok({ id })
}
