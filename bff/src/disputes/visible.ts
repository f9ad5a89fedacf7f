import { type Actor, may } from '@field/domain/access'
import { chair } from '@field/domain/settlement'
import { type RawBuilder, sql } from 'kysely'

/** Whether an actor judges disputes or looks after all settlements, and so sees the dispute `d`. */
export function judgedBy(actor: Actor): RawBuilder<boolean> {
  if (may(actor, 'settlements.all') || actor.role === chair) return sql<boolean>`d.org_id = ${actor.orgId}::uuid`
  if (!may(actor, 'work_orders.all')) return sql<boolean>`false`
  const asked = JSON.stringify([{ department: actor.role }])
  return sql<boolean>`d.org_id = ${actor.orgId}::uuid and d.reviewers @> ${asked}::jsonb`
}

/** The places whose share is the actor's business. A technician's own site is not: what it gets for a colleague is none of theirs. */
export const placesSpokenFor = ({ role, placeIds }: Actor): Actor['placeIds'] => (role === 'technician' ? [] : placeIds)

/**
 * Whether an actor may see the dispute `d` of the order `w`: those who judge it, and its parties: who opened it, the
 * customer, whoever has a share in what is settled, and for a judged line the store and who did the work.
 */
export function disputesOf(actor: Actor): RawBuilder<boolean> {
  const me = sql`${actor.personId}::uuid`
  const stores = actor.role === 'store_staff' ? actor.placeIds : []
  return sql<boolean>`d.org_id = ${actor.orgId}::uuid and (${judgedBy(actor)} or d.opened_by = ${me} or w.customer_id = ${me}
    or exists (select from settlement s join settlement_share h on (h.org_id, h.settlement_id) = (s.org_id, s.id)
      where (s.org_id, s.work_order_id) = (d.org_id, d.work_order_id) and s.state <> 'reversed' and d.subject = 'settlement_line'
        and (h.person_id = ${me} or h.place_id = any(${placesSpokenFor(actor)}::uuid[])))
    or (d.subject = 'acceptance_line' and (w.store_id = any(${stores}::uuid[])
      or exists (select from task k where (k.org_id, k.id) = (d.org_id, d.task_id) and k.assignee_id = ${me}))))`
}
