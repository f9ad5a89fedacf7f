import type { Body, Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { type Instant, ok, type PersonId, type Result, refuse } from '@field/domain/kernel'
import { sql } from 'kysely'
import { time, timeOrNull } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/id.ts'
import { customerOf } from './find-customers.ts'

type New = Body<'POST /customers'>

/** Keeps a customer who called, and answers them as a search would. */
export async function addCustomer(
  tx: Tx,
  actor: Actor,
  body: New,
  now: Instant,
): Promise<Result<Reply<'POST /customers'>>> {
  const kept = await keepCustomer(tx, actor, { ...body, id: newId<PersonId>(), path: '', now })
  return kept.ok ? customerOf(tx, actor, kept.value) : kept
}

/**
 * Keeps a customer who is not known yet, under `id`; asked again with the same id it is the same customer. Whoever signs
 * in by WeChat later is another until they show the same number: two people are never made one. Refuses `not_unique`
 * for a number that another customer has, naming the field under `path`.
 */
export async function keepCustomer(
  tx: Tx,
  { orgId, personId }: Actor,
  { id, name, phone, agreed, path, now }: New & { readonly id: PersonId; readonly path: string; readonly now: Instant },
): Promise<Result<PersonId>> {
  if (phone !== undefined) {
    // Two who take down the same number at once: the second one hears of the first.
    await sql`select pg_advisory_xact_lock(hashtext(${`customer ${orgId} ${phone}`}))`.execute(tx)
    const { rows } = await sql`
      select from person p where p.org_id = ${orgId}::uuid and p.phone = ${phone} and p.id <> ${id}::uuid
        and exists (select from membership m where (m.org_id, m.person_id) = (p.org_id, p.id) and m.role = 'customer' and m.ended_at is null)
        limit 1`.execute(tx)
    if (rows.length > 0) return refuse('not_unique', { path: `${path}phone` })
  }
  const made = await tx
    .insertInto('person')
    .values({
      org_id: orgId,
      id,
      name: name.trim(),
      phone: phone ?? null,
      role: 'customer',
      added_by: personId,
      phone_agreed_at: timeOrNull(phone !== undefined && agreed === true ? now : null),
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made)
    await tx
      .insertInto('membership')
      .values({ org_id: orgId, id: newId(), person_id: id, role: 'customer', created_at: time(now) })
      .execute()
  return ok(id)
}
