import type { Reply } from '@field/contract'
import { permissionsOf, type Role, roles } from '@field/domain/access'

export type Reviewers = Reply<'GET /dispute-settings'>['reviewers']

/** Who judges and within how many days; a department that is not asked stands with null. */
export type Asked = Readonly<Partial<Record<Role, number | null>>>

/** Departments that can judge: those that see every order. */
export const departments: readonly Role[] = roles.filter((role) => permissionsOf(role).includes('work_orders.all'))

export const usualDays = 3
export const mostDays = 60

export const askedOf = (reviewers: Reviewers): Asked =>
  Object.fromEntries(departments.map((role) => [role, reviewers.find((one) => one.department === role)?.days ?? null]))

/** What is sent: those already asked in the order they stand, then those that came to it. */
export function reviewersOf(asked: Asked, before: Reviewers): { department: Role; days: number }[] {
  const order = [...before.map(({ department }) => department), ...departments]
  return [...new Set(order)].flatMap((department) => {
    const days = asked[department] ?? null
    return days === null ? [] : [{ department, days }]
  })
}

/** Whether the same departments are asked, in the same order and for as long. */
export const sameAs = (one: Reviewers, other: Reviewers): boolean =>
  one.length === other.length &&
  one.every(({ department, days }, at) => department === other[at]?.department && days === other[at]?.days)
