import type { Reply } from '@field/contract'
import type { Actor } from '@field/domain/access'
import { ok, type Result, refuse } from '@field/domain/kernel'
import type { Tx } from '../platform/database/transaction.ts'
import type { Call } from '../platform/http/call.ts'
import { memberOf } from './queries.ts'
import { meView } from './view.ts'

type Me = Reply<'GET /me'>

/** Who the actor is. */
export async function readMe(tx: Tx, actor: Actor): Promise<Result<Me>> {
  const member = await memberOf(tx, actor.orgId, actor.personId)
  return member ? ok(meView(member, actor.role)) : refuse('not_signed_in')
}

/** Changes name or language, whichever is given. */
export async function changeProfile({ tx, actor, body }: Call<'POST /me/profile'>): Promise<Result<Me>> {
  const name = body.name?.trim()
  if (name === '') return refuse('too_short', { path: 'name' })
  const change = {
    ...(name === undefined ? {} : { name }),
    ...(body.language === undefined ? {} : { language: body.language }),
  }
  if (Object.keys(change).length > 0) {
    await tx
      .updateTable('person')
      .set(change)
      .where('org_id', '=', actor.orgId)
      .where('id', '=', actor.personId)
      .execute()
  }
  return readMe(tx, actor)
}
