import type { Actor } from '@field/domain/access'
import { asId, type OrgId, type PersonId } from '@field/domain/kernel'

/** As whom the system decides: it may do what an administrator may, and the timeline names nobody. */
export const systemActor = (orgId: OrgId): Actor => ({
  orgId,
  personId: asId<PersonId>('00000000-0000-7000-8000-000000000000'),
  role: 'admin',
  placeIds: [],
})
