import type { Reply } from '@field/contract'
import type { Role } from '@field/domain/access'
import { maskPhone } from './mask-phone.ts'
import type { Colleague, Member } from './queries.ts'

/** A member as they see themselves, wearing a role. */
export function meView(member: Member, role: Role): Reply<'GET /me'> {
  const { id, name, phone, badge, language, roles, organization, unread } = member
  return {
    id,
    name,
    phoneMasked: phone === null ? null : maskPhone(phone),
    badge,
    language,
    role,
    memberships: roles.map(({ role, placeId, placeName }) => ({ role, placeId, placeName })),
    organization,
    unread,
  }
}

/** A member as colleagues see them: no phone. */
export const colleagueView = ({ id, name, badge, roles, onDuty, openTasks, openMinutes }: Colleague) => ({
  id,
  name,
  badge,
  roles: roles.map(({ role, placeId, placeName }) => ({ role, placeId, placeName })),
  onDuty,
  openTasks,
  openMinutes,
})
