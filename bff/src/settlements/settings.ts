import { type Fen, fen, type OrgId, ok } from '@field/domain/kernel'
import type { Tx } from '../platform/database/transaction.ts'
import type { Handler } from '../platform/http/call.ts'

/** From which amount on two people review and confirm a settlement; null for never. */
export async function twoPeopleFromOf(tx: Tx, orgId: OrgId): Promise<Fen | null> {
  const { two_people_from_fen: from } = await tx
    .selectFrom('organization')
    .select('two_people_from_fen')
    .where('id', '=', orgId)
    .executeTakeFirstOrThrow()
  return from === null ? null : fen(from)
}

export const showSettings: Handler<'GET /settlement-settings'> = async ({ tx, actor }) =>
  ok({ twoPeopleFromFen: await twoPeopleFromOf(tx, actor.orgId) })

/** Holds for every step that is taken from now on, also of settlements that wait already. */
export const changeSettings: Handler<'PUT /settlement-settings'> = async ({ tx, actor, body }) => {
  await tx
    .updateTable('organization')
    .set({ two_people_from_fen: body.twoPeopleFromFen })
    .where('id', '=', actor.orgId)
    .execute()
  return ok({})
}
