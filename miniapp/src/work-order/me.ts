import type { Actor } from '@field/domain/access'
import { asId, type PlaceId } from '@field/domain/kernel'
import { useEffect } from 'react'
import { ensureSession, type Me, sessionState, useStore } from '../data/index.ts'

/** Who is signed in, signing in silently on first use; null while that is not known. */
export function useMe(): Me | null {
  const state = useStore(sessionState)
  useEffect(() => {
    void ensureSession()
  }, [])
  return state.kind === 'signed_in' ? state.me : null
}

/** The signed-in person as the domain's actor, in the role worn now. */
export const actorOf = (me: Pick<Me, 'id' | 'role' | 'memberships' | 'organization'>): Actor => ({
  orgId: asId(me.organization.id),
  personId: asId(me.id),
  role: me.role,
  placeIds: me.memberships.flatMap(({ role, placeId }) =>
    role === me.role && placeId ? [asId<PlaceId>(placeId)] : [],
  ),
})
