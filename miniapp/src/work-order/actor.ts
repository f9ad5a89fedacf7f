import type { Actor } from '@field/domain/access'
import { asId, type PlaceId } from '@field/domain/kernel'
import type { Me } from '../data/session.ts'

/** The signed-in person as the domain's actor, in the role worn now. */
export const actorOf = (me: Pick<Me, 'id' | 'role' | 'memberships' | 'organization'>): Actor => ({
  orgId: asId(me.organization.id),
  personId: asId(me.id),
  role: me.role,
  placeIds: me.memberships.flatMap(({ role, placeId }) =>
    role === me.role && placeId ? [asId<PlaceId>(placeId)] : [],
  ),
})
