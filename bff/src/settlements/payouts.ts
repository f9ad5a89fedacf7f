import { fen, ok, refuse } from '@field/domain/kernel'
import { paymentEntry } from '@field/domain/settlement'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Handler } from '../platform/http/call.ts'
import { newId } from '../platform/id.ts'
import { postEntry } from './post-entry.ts'

/**
 * Keeps money that was paid out to a party and posts it. Refuses `not_found` for a party that is neither person nor place
 * here, and `not_an_option` for a role that it has no account in: its own would go on saying that it is owed.
 */
export const addPayout: Handler<'POST /payouts'> = async ({ tx, actor: { orgId, personId }, body, now }) => {
  const { rows } = await sql<{ is_person: boolean; role: string }>`
    select true as is_person, 'technician' as role from person where org_id = ${orgId}::uuid and id = ${body.id}::uuid
    union all select false, kind from place where org_id = ${orgId}::uuid and id = ${body.id}::uuid`.execute(tx)
  const [party] = rows
  if (!party) return refuse('not_found', { path: 'id' })
  if (party.role !== body.role) return refuse('not_an_option', { path: 'role' })
  const id = newId()
  const who = { person_id: party.is_person ? body.id : null, place_id: party.is_person ? null : body.id }
  await tx
    .insertInto('payout')
    .values({
      org_id: orgId,
      id,
      role: body.role,
      ...who,
      amount_fen: body.amountFen,
      note: body.note ?? null,
      by: personId,
      at: time(now),
    })
    .execute()
  const entry = paymentEntry(fen(body.amountFen), body.id, orgId)
  if (entry) await postEntry(tx, orgId, entry, { payout_id: id }, { [body.id]: who }, now)
  return ok({ id })
}
