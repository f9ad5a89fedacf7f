import type { Outcome } from '../outcome.ts'
import { fieldsOf, lacks, request, type Wire } from '../request.ts'
import type { Token } from './store.ts'

/**
 * Asks WeChat for the stable access token in normal mode, which never kills the one in use. `expiresAt` counts from
 * before the request, so a slow reply makes the token look older, never younger.
 */
export const fetchToken = async (
  wire: Wire,
  app: { readonly appId: string; readonly secret: string },
  now: () => number,
): Promise<Outcome<Token>> => {
  const askedAt = now()
  const outcome = fieldsOf(
    await request(wire, {
      method: 'POST',
      path: '/cgi-bin/stable_token',
      body: { grant_type: 'client_credential', appid: app.appId, secret: app.secret, force_refresh: false },
    }),
  )
  if (outcome.state !== 'ok') return outcome
  const token = outcome.value.access_token
  const seconds = Number(outcome.value.expires_in)
  if (typeof token !== 'string' || token === '') return lacks('access_token')
  if (!Number.isFinite(seconds) || seconds <= 0) return lacks('expires_in')
  return { state: 'ok', value: { token, expiresAt: askedAt + seconds * 1000, fetchedAt: askedAt } }
}
