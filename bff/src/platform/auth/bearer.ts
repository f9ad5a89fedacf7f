import type { FastifyRequest } from 'fastify'
import type { World } from '../world.ts'
import { apiKeyPrefix, bearerOfKey, type KeyBearer } from './api-key.ts'
import type { Bearer } from './tokens.ts'

/**
 * The token of the request, of a person's session or of another system's key: undefined when it carries none, null when
 * it is not (or no longer) good.
 */
export function bearerOf(
  world: World,
  { headers }: Pick<FastifyRequest, 'headers'>,
): Bearer | null | undefined | Promise<KeyBearer | null> {
  const { authorization } = headers
  if (authorization === undefined) return undefined
  if (authorization.startsWith(`Bearer ${apiKeyPrefix}`)) return bearerOfKey(world, authorization.slice(7))
  return authorization.startsWith('Bearer ') ? world.tokens.readAccess(authorization.slice(7)) : null
}
