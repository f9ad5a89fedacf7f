import type { Reply } from '@field/contract'
import type { Role } from '@field/domain/access'
import Taro from '@tarojs/taro'
import { type Answer, call, forgetReplies, goLive, goQuiet, keepSession } from '../data/index.ts'
import { homeOf } from './tabs.ts'

/** Goes on as another of the person's roles, without a new sign-in; then opens `url`, or the role's home. */
export async function takeRole(role: Role, url = homeOf(role)): Promise<Answer<Reply<'POST /me/role'>>> {
  const answer = await call('POST /me/role', { body: { role } })
  if (answer.ok) await enter(answer.value, url)
  return answer
}

/** Takes over a session that came with a role, reconnects what is live as that role, and opens a page of it. */
export async function enter(session: Reply<'POST /me/role'>, url = homeOf(session.me.role)): Promise<void> {
  await forgetReplies()
  await keepSession(session)
  goQuiet()
  void goLive()
  await Taro.reLaunch({ url })
}
