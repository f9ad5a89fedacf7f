import type { Role } from '@field/domain/access'
import type { Me } from '../data/index.ts'

const allowed: readonly (readonly [folder: string, roles: readonly Role[]])[] = [
  ['technician/', ['technician']],
  ['store/', ['store_staff']],
  ['behalf/', ['dispatcher', 'manager', 'admin', 'technician', 'store_staff']],
  ['dispatch/', ['dispatcher', 'manager', 'admin']],
  ['manage/stock/', ['dispatcher', 'manager', 'admin']],
  ['manage/parts/', ['dispatcher', 'manager', 'admin']],
  ['manage/', ['manager', 'admin', 'finance']],
  ['studio/prices/', ['manager', 'admin', 'finance']],
  ['studio/', ['manager', 'admin']],
]

/** In which of their roles a person may open a page: the present one if it will do, null when none does. */
export function roleFor(path: string, { role, memberships }: Pick<Me, 'role' | 'memberships'>): Role | null {
  const wanted = allowed.find(([folder]) => path.replace(/^\//, '').startsWith(folder))?.[1]
  if (!wanted || wanted.includes(role)) return role
  return wanted.find((one) => memberships.some((held) => held.role === one)) ?? null
}
