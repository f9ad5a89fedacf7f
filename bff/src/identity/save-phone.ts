import { ok, type Result, refuse } from '@field/domain/kernel'
import type { Call, Handler } from '../platform/http/call.ts'
import { readMe } from './me.ts'

type Route = 'POST /me/phone'

/** Asks WeChat for the number behind the code of the phone button, and gives the step that stores it. */
export async function fetchPhone({ world, body }: Omit<Call<Route>, 'tx'>): Promise<Result<Handler<Route>>> {
  const outcome = await world.wechat.phoneNumber(body.code)
  if (outcome.state === 'ok') return ok((call) => savePhone(call, outcome.value.purePhoneNumber))
  const unknownCode =
    outcome.state === 'refused' && ['invalid_code', 'code_used', 'code_missing'].includes(outcome.code)
  return unknownCode ? refuse('wrong_format', { path: 'code' }) : refuse('wechat_unavailable')
}

async function savePhone({ tx, actor }: Call<Route>, phone: string) {
  await tx
    .updateTable('person')
    .set({ phone })
    .where('org_id', '=', actor.orgId)
    .where('id', '=', actor.personId)
    .execute()
  return readMe(tx, actor)
}
