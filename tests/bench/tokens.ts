import { createTokens } from '../../bff/src/platform/auth/tokens.ts'
import type { Somebody } from './preload/crowd.ts'
import { secret } from './servers.ts'

const tokens = createTokens(secret, { now: Date.now })

/** An access token of that person, good for 15 minutes, as signing in would give it. */
export const tokenOf = ({ id: personId, orgId, role, placeIds, sessionId }: Somebody): string =>
  tokens.signAccess({ actor: { personId, orgId, role, placeIds }, sessionId }).token
