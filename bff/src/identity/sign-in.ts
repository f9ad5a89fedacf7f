import type { Role } from '@field/domain/access'
import { type OrgId, ok, type PersonId, type Refusal, type Result, refuse } from '@field/domain/kernel'
import type { Outcome, Session } from '@field/wechat'
import { sql } from 'kysely'
import { time } from '../platform/database/time.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Call } from '../platform/http/call.ts'
import { newId } from '../platform/id.ts'
import type { World } from '../platform/world.ts'
import { memberOf } from './queries.ts'
import { type SessionReply, startSession } from './session.ts'

/** What a person is called until they say or an invitation does; WeChat gives no name. */
export const unnamed = '微信用户'

/** Signs in by a `wx.login` code. Somebody new to the organization becomes a customer; nobody is ever merged. */
export async function signIn({ world, body }: Call<'POST /auth/wechat'>): Promise<Result<SessionReply>> {
  const session = opened(await world.wechat.code2Session(body.code))
  if (!session.ok) return session
  const { openid, unionid } = session.value
  const orgId = await organizationFor(world, openid, body.organization)
  if (!orgId) return refuse('not_found', { path: 'organization' })
  return world.inOrganization(orgId, async (tx) => {
    const personId = await findOrWelcome(world, tx, orgId, openid, unionid ?? null)
    const role = await roleToWear(tx, orgId, personId)
    return ok(await startSession(world, tx, { orgId, personId, role }))
  })
}

type Known = { readonly openid: string; readonly unionid?: string }

// The session key stays where it is: nothing of ours needs it.
function opened(outcome: Outcome<Session>): { ok: true; value: Known } | { ok: false; refusal: Refusal } {
  if (outcome.state === 'ok') return ok(outcome.value)
  if (outcome.state !== 'refused') return refuse('wechat_unavailable')
  if (['invalid_code', 'code_used', 'code_missing'].includes(outcome.code))
    return refuse('code_invalid', { path: 'code' })
  return refuse(outcome.code === 'user_blocked' ? 'not_permitted' : 'wechat_unavailable')
}

/** The organization that was named (a tag or a link names one), else the one where the person was last new, else the oldest. */
async function organizationFor(world: World, openid: string, code: string | undefined): Promise<OrgId | null> {
  const { appId } = world.config.wechat
  if (code === undefined) {
    const known = await sql<{ id: OrgId | null }>`select organization_of_openid(${appId}, ${openid}) as id`.execute(
      world.db.read,
    )
    if (known.rows[0]?.id) return known.rows[0].id
  }
  let query = world.db.read.selectFrom('organization').select('id').where('wechat_appid', '=', appId)
  if (code !== undefined) query = query.where('code', '=', code)
  const row = await query.orderBy('created_at').orderBy('id').executeTakeFirst()
  return (row?.id as OrgId | undefined) ?? null
}

async function findOrWelcome(
  world: World,
  tx: Tx,
  orgId: OrgId,
  openid: string,
  unionid: string | null,
): Promise<PersonId> {
  const find = () =>
    tx.selectFrom('person').select('id').where('org_id', '=', orgId).where('openid', '=', openid).executeTakeFirst()
  const known = await find()
  if (known) return known.id as PersonId
  const id = newId<PersonId>()
  const created_at = time(world.clock.now())
  const made = await tx
    .insertInto('person')
    .values({ org_id: orgId, id, name: unnamed, openid, unionid, role: 'customer', created_at })
    .onConflict((conflict) => conflict.columns(['org_id', 'openid']).doNothing())
    .returning('id')
    .executeTakeFirst()
  // Two taps of a newcomer at once: the other one was first.
  if (!made) return (await find())?.id as PersonId
  await tx
    .insertInto('membership')
    .values({ org_id: orgId, id: newId(), person_id: id, role: 'customer', created_at })
    .execute()
  return id
}

// The role worn last, while it is still held; otherwise the one held for longest.
async function roleToWear(tx: Tx, orgId: OrgId, personId: PersonId): Promise<Role> {
  const member = await memberOf(tx, orgId, personId)
  const held = member?.roles.map(({ role }) => role) ?? []
  return held.find((role) => role === member?.roleWorn) ?? held[0] ?? 'customer'
}
