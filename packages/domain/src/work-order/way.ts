import { distance, type Instant, type PersonId, type Position } from '../kernel/index.ts'
import { expectedArrival } from '../workflow/index.ts'
import type { Circumstances } from './context.ts'
import type { WorkOrder } from './state.ts'

/** How far a technician is: the promised work before, and the way from the own site (null when unknown). */
type Way = { readonly metres: number | null; readonly openMinutes: number }

export const metresTo = (order: WorkOrder, from: Position | null | undefined): number | null =>
  from && order.position ? distance(from, order.position) : null

export function wayOf(order: WorkOrder, personId: PersonId, { candidates }: Circumstances): Way {
  for (const site of candidates) {
    const technician = site.technicians.find((one) => one.personId === personId)
    if (technician) return { metres: metresTo(order, site.position), openMinutes: technician.openMinutes }
  }
  return { metres: null, openMinutes: 0 }
}

/** When the accepted visit is expected, never earlier than was said at the assignment. */
export function expectedOnceAccepted(
  order: WorkOrder,
  promised: Instant | null,
  personId: PersonId,
  context: Circumstances,
): Instant {
  const { metres } = wayOf(order, personId, context)
  return Math.max(promised ?? 0, expectedArrival({ metres, openMinutes: 0, now: context.now }))
}
