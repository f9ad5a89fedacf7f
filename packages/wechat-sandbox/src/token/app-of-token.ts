import { type Answer, refuse } from '../rim/answer.ts'
import type { Question } from '../rim/serve.ts'
import type { App, World } from '../world.ts'

/** The app whose access token the call carries, or WeChat's refusal. */
export const appOfToken = (world: World, { query }: Question): App | Answer => {
  const given = query.access_token
  if (!given) return refuse(world, 41001)
  if (!/^\d+_[A-Za-z0-9_-]{100,512}$/.test(given)) return refuse(world, 40014)
  const issued = world.tokens.get(given)
  if (!issued || issued.killed) return refuse(world, 40001)
  if (issued.expiresAt <= world.now()) return refuse(world, 42001)
  return world.apps.get(issued.appId) ?? refuse(world, 40013)
}
