import type { Role } from '@field/domain/access'
import Taro from '@tarojs/taro'
import type { Answer, Me } from '../data/index.ts'
import { takeRole } from './take-role.ts'

const allowed: readonly (readonly [folder: string, roles: readonly Role[]])[] = [
  ['technician/', ['technician']],
  ['store/', ['store_staff']],
  ['dispatch/', ['dispatcher', 'manager', 'admin']],
  ['manage/', ['manager', 'admin', 'finance']],
]

/** In which of their roles a person may open a page: the present one if it will do, null when none does. */
export function roleFor(path: string, { role, memberships }: Pick<Me, 'role' | 'memberships'>): Role | null {
  const wanted = allowed.find(([folder]) => path.replace(/^\//, '').startsWith(folder))?.[1]
  if (!wanted || wanted.includes(role)) return role
  return wanted.find((one) => memberships.some((held) => held.role === one)) ?? null
}

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
