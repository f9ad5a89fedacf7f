import { ok } from '@field/domain/kernel'
import type { Handler } from '../platform/http/call.ts'

export const showSettings: Handler<'GET /settlement-settings'> = async ({ tx, actor }) => {
  const { two_people_from_fen: twoPeopleFromFen } = await tx
    .selectFrom('organization')
    .select('two_people_from_fen')
    .where('id', '=', actor.orgId)
    .executeTakeFirstOrThrow()
  return ok({ twoPeopleFromFen })
}

/** Holds for every step that is taken from now on, also of settlements that wait already. */
export const changeSettings: Handler<'PUT /settlement-settings'> = async ({ tx, actor, body }) => {
  await tx
    .updateTable('organization')
    .set({ two_people_from_fen: body.twoPeopleFromFen })
    .where('id', '=', actor.orgId)
    .execute()
  return ok({})
}
