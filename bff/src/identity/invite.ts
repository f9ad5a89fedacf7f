import { createHash, randomBytes } from 'node:crypto'
import type { Reply } from '@field/contract'
import type { Role } from '@field/domain/access'
import { day, ok, type Refusal, type Result } from '@field/domain/kernel'
import { time } from '../platform/database/time.ts'
import type { Call } from '../platform/http/call.ts'
import { newId } from '../platform/id.ts'

const life = 7 * day
const placeOfRole: Partial<Record<Role, 'site' | 'store'>> = { technician: 'site', store_staff: 'store' }

/** What is kept of an invitation's code. */
export const hashOfCode = (code: string): Buffer => createHash('sha256').update(code).digest()

/** Invites somebody to a role; the code is shown this once. */
export async function invite(call: Call<'POST /invitations'>): Promise<Result<Reply<'POST /invitations'>>> {
  const { tx, actor, body, now } = call
  const fault = await faultOf(call)
  if (fault) return { ok: false, refusal: fault }
  const code = randomBytes(15).toString('base64url')
  await tx
    .insertInto('invitation')
    .values({
      org_id: actor.orgId,
      id: newId(),
      code_hash: hashOfCode(code),
      role: body.role,
      place_id: body.placeId ?? null,
      name: body.name,
      badge: body.badge ?? null,
      skills: body.skills ?? [],
      created_by: actor.personId,
      created_at: time(now),
      expires_at: time(now + life),
    })
    .execute()
  return ok({ code, expiresAt: now + life })
}

// Nobody hands out more than they have: only an administrator makes administrators.
async function faultOf({ tx, actor, body }: Call<'POST /invitations'>): Promise<Refusal | null> {
  if (body.role === 'customer') return { code: 'not_an_option', path: 'role' }
  if (body.role === 'admin' && actor.role !== 'admin') return { code: 'not_permitted', path: 'role' }
  if (body.role === 'technician' && !body.badge) return { code: 'required', path: 'badge' }
  const kind = placeOfRole[body.role]
  if (!kind) return body.placeId === undefined ? null : { code: 'not_writable', path: 'placeId' }
  if (!body.placeId) return { code: 'required', path: 'placeId' }
  const place = await tx
    .selectFrom('place')
    .select('kind')
    .where('org_id', '=', actor.orgId)
    .where('id', '=', body.placeId)
    .executeTakeFirst()
  return place?.kind === kind ? null : { code: 'not_an_option', path: 'placeId' }
}
