import { grant, refuse } from '../rim/answer.ts'
import type { Endpoint } from '../rim/serve.ts'
import { appOfSecret } from './credentials.ts'
import { issueToken, newestToken, overlapMs } from './issue.ts'

/** The older call: a new token each time; the one before lives five minutes more. Never touches the stable family. */
export const plainToken: Endpoint = (world, { query, ip }) => {
  const app = appOfSecret(world, query, ip)
  if ('kind' in app) return app
  if (query.grant_type !== 'client_credential') return refuse(world, 40002)
  const before = newestToken(world, app, 'plain')
  if (before) before.expiresAt = Math.min(before.expiresAt, world.now() + overlapMs)
  const issued = issueToken(world, app, 'plain')
  return grant({ access_token: issued.token, expires_in: 7200 })
}
