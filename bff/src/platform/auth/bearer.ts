import type { FastifyRequest } from 'fastify'
import type { World } from '../world.ts'
import type { Bearer } from './tokens.ts'

/** The token of the request: undefined when it carries none, null when it is not (or no longer) good. */
export function bearerOf(world: World, { headers }: Pick<FastifyRequest, 'headers'>): Bearer | null | undefined {
  const { authorization } = headers
  if (authorization === undefined) return undefined
  return authorization.startsWith('Bearer ') ? world.tokens.readAccess(authorization.slice(7)) : null
}
