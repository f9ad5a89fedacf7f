import type { Route, RouteSchema } from '@field/contract'
import type { FastifyRequest } from 'fastify'
import type { KeyBearer } from '../auth/api-key.ts'
import { bearerOf } from '../auth/bearer.ts'
import { permitted } from '../auth/permitted.ts'
import type { Bearer } from '../auth/tokens.ts'
import type { World } from '../world.ts'
import type { Limiter } from './limits.ts'
import { type Answer, declined } from './outcome.ts'

/** Who came in; `bearer` is null for a stranger on a public route. */
export type Gate = { readonly bearer: Bearer | null }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** The `Idempotency-Key` of a request in lower case; null when it is missing or not a UUID. */
export function keyOf({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  const key = headers['idempotency-key']
  const lower = typeof key === 'string' ? key.toLowerCase() : ''
  return uuid.test(lower) ? lower : null
}

/**
 * Everything that is asked before the body is read: the pace, the token, the permission, the key. Whether the session
 * behind the token still lasts is asked with the first statement of the transaction.
 */
export function gateOf(
  world: World,
  route: Route,
  schema: RouteSchema,
  limiter: Limiter,
): (request: FastifyRequest) => Promise<Gate | Answer> {
  const { policy } = schema
  const open = policy.who === 'public' || policy.who === 'wechat'
  // On the way to a new token the old one may well be spoiled; elsewhere a spoiled token is told, not ignored, or a
  // member would be shown what strangers see.
  const readsToken =
    policy.who !== 'wechat' && !route.startsWith('POST /auth/wechat') && !route.startsWith('POST /auth/refresh')
  return async (request) => {
    const tooFast = (by: 'person' | 'address', who: string): Answer | null => {
      const seconds = world.limits ? limiter.take(route, by, who) : 0
      return seconds > 0 ? { ...declined({ code: 'too_many_requests' }, request.id), retryAfter: seconds } : null
    }
    const tooFastFor = (one: Bearer, requestId: string): Answer | null => {
      const seconds = 'perMinute' in one ? limiter.takeKey((one as KeyBearer).keyId, (one as KeyBearer).perMinute) : 0
      return seconds > 0 ? { ...declined({ code: 'too_many_requests' }, requestId), retryAfter: seconds } : null
    }
    const busyAddress = tooFast('address', request.ip)
    if (busyAddress) return busyAddress
    const read = readsToken ? bearerOf(world, request) : undefined
    // Only a key is asked for in the database; a session's token is read at once.
    const bearer = read instanceof Promise ? await read : read
    if (bearer === null || (bearer === undefined && !open)) return declined({ code: 'not_signed_in' }, request.id)
    if (!bearer) return { bearer: null }
    const { actor, sessionId } = bearer
    request.said.org = actor.orgId
    request.said.person = actor.personId
    if (!permitted(policy, actor)) return declined({ code: 'not_permitted' }, request.id)
    const busy = tooFast('person', actor.personId) ?? tooFastFor(bearer, request.id)
    if (busy) return busy
    if (schema.effect && keyOf(request) === null) return declined({ code: 'key_missing' }, request.id)
    if (
      open &&
      !(await world.inOrganization(actor.orgId, (tx) => world.guards.sessionLasts(tx, { actor, sessionId })))
    ) {
      return declined({ code: 'not_signed_in' }, request.id)
    }
    return { bearer }
  }
}
