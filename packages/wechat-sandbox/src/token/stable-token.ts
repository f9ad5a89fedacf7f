import { grant, refuse } from '../rim/answer.ts'
import type { Endpoint } from '../rim/serve.ts'
import type { App, World } from '../world.ts'
import { appOfSecret } from './credentials.ts'
import { issueToken, newestToken, overlapMs } from './issue.ts'

const forceGapMs = 30_000
const forcesPerDay = 20

const dayInChina = (at: number): number => Math.floor((at + 8 * 3_600_000) / 86_400_000)

const forcedToday = (world: World, app: App): readonly number[] =>
  (world.forced.get(app.appId) ?? []).filter((at) => dayInChina(at) === dayInChina(world.now()))

/** The same token until its last 300 s; then a new one beside it. `force_refresh` kills at once, within its limits. */
export const stableToken: Endpoint = (world, { method, body, ip }) => {
  if (method !== 'POST') return refuse(world, 43002)
  if (!body) return refuse(world, 47001)
  const app = appOfSecret(world, body, ip)
  if ('kind' in app) return app
  if (body.grant_type !== 'client_credential') return refuse(world, 40002)
  let current = newestToken(world, app, 'stable')
  if (body.force_refresh === true && current) {
    const today = forcedToday(world, app)
    const last = today.at(-1)
    if (last === undefined || world.now() - last >= forceGapMs) {
      if (today.length >= forcesPerDay) return refuse(world, 45009)
      world.forced.set(app.appId, [...today, world.now()])
      for (const each of world.tokens.values()) {
        if (each.appId === app.appId && each.family === 'stable') each.killed = true
      }
      current = undefined
    }
  }
  if (!current || current.expiresAt - world.now() <= overlapMs) current = issueToken(world, app, 'stable')
  return grant({ access_token: current.token, expires_in: Math.floor((current.expiresAt - world.now()) / 1000) })
}
