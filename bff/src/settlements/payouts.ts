import { fen, type OrgId, ok, refuse } from '@field/domain/kernel'
import { paymentEntry } from '@field/domain/settlement'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Handler } from '../platform/http/call.ts'
import { newId } from '../platform/id.ts'
import type { One } from './party-lines.ts'
import { postEntry } from './post-entry.ts'

/** The newest payment to a party; null for none. */
export async function lastPayout(tx: Tx, orgId: OrgId, { role, id }: One): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from payout where org_id = ${orgId}::uuid and role = ${role}
      and (person_id = ${id}::uuid or place_id = ${id}::uuid) order by at desc, id desc limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

/**
 * Keeps money that was paid out to a party and posts it. Refuses `not_found` for a party that is neither person nor place
 * here, and `not_an_option` for a role that it has no account in: its own would go on saying that it is owed.
 * Who names the payment seen last is refused `version_conflict` when another came since.
 */
export const addPayout: Handler<'POST /payouts'> = async ({ tx, actor: { orgId, personId }, body, now }) => {
  const { rows } = await sql<{ is_person: boolean; role: string }>`
    select true as is_person, 'technician' as role from person where org_id = ${orgId}::uuid and id = ${body.id}::uuid
    union all select false, kind from place where org_id = ${orgId}::uuid and id = ${body.id}::uuid`.execute(tx)
  const [party] = rows
  if (!party) return refuse('not_found', { path: 'id' })
  if (party.role !== body.role) return refuse('not_an_option', { path: 'role' })
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payout ${orgId} ${body.id}`}, 0))`.execute(tx)
  if (body.after !== undefined && body.after !== (await lastPayout(tx, orgId, body)))
    return refuse('version_conflict', { path: 'after' })
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
