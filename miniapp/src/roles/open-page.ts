import Taro from '@tarojs/taro'
import type { Answer, Me } from '../data/index.ts'
import { roleFor } from './role-for.ts'
import { takeRole } from './take-role.ts'

/**
 * Opens a page of any role, taking that role first where the person holds it; `instead` puts it in place of the present
 * page. Answers the refusal when the role could not be taken, else null.
 */
export async function openPage(
  path: string,
  me: Me,
  instead = false,
): Promise<Exclude<Answer<unknown>, { ok: true }> | null> {
  const url = `/${path.replace(/^\//, '')}`
  const role = roleFor(path, me)
  if (role !== null && role !== me.role) {
    const answer = await takeRole(role, url)
    return answer.ok ? null : answer
  }
  await (instead ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }))
  return null
}
