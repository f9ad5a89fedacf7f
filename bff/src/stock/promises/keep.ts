import type { Instant, OrgId } from '@field/domain/kernel'
import type { Reservation } from '@field/domain/stock'
import { sql } from 'kysely'
import { time } from '../../platform/database/time.ts'
import type { Tx } from '../../platform/database/transaction.ts'

const keyOf = ({ location, part, workOrderId }: Reservation): string => `${location} ${part} ${workOrderId}`

function sums(reservations: readonly Reservation[]): Map<string, Reservation> {
  const found = new Map<string, Reservation>()
  for (const one of reservations) {
    const before = found.get(keyOf(one))?.quantity ?? 0
    found.set(keyOf(one), { ...one, quantity: before + one.quantity })
  }
  return found
}

/** Writes the promises that a decision left; their balances are locked by the caller. */
export async function keepPromises(
  tx: Tx,
  orgId: OrgId,
  before: readonly Reservation[],
  after: readonly Reservation[],
  at: Instant,
): Promise<void> {
  const [had, have] = [sums(before), sums(after)]
  const changed = [...new Map([...had, ...have]).entries()]
    .map(([key, one]) => ({ ...one, quantity: have.get(key)?.quantity ?? 0, before: had.get(key)?.quantity ?? 0 }))
    .filter((one) => one.quantity !== one.before)
  if (changed.length === 0) return
  await sql`insert into stock_reservation (org_id, location_id, part_id, work_order_id, quantity, updated_at)
    select ${orgId}::uuid, r.location, r.part, r."workOrderId", r.quantity, ${time(at)}
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as r(location uuid, part uuid, "workOrderId" uuid, quantity integer)
    order by 2, 3, 4
    on conflict (org_id, location_id, part_id, work_order_id) do update set quantity = excluded.quantity, updated_at = excluded.updated_at`.execute(
    tx,
  )
}
