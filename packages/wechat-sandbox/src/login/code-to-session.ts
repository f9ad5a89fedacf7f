import { grant, refuse } from '../rim/answer.ts'
import type { Endpoint } from '../rim/serve.ts'
import { openidOf, unionidOf } from '../seeded.ts'
import { appOfSecret } from '../token/credentials.ts'
import { lookUpCode } from './codes.ts'

export const codeToSession: Endpoint = (world, { method, query, ip }) => {
  if (method !== 'GET') return refuse(world, 41002)
  const app = appOfSecret(world, query, ip)
  if ('kind' in app) return app
  if (!query.js_code) return refuse(world, 41008)
  if (query.grant_type !== 'authorization_code') return refuse(world, 40002)
  const code = lookUpCode(world, app, 'login', query.js_code)
  if (typeof code === 'number') return refuse(world, code)
  if (world.phones.get(code.phoneId)?.risky) return refuse(world, 40226)
  code.used = true
  const openid = openidOf(world.seed, app.appId, code.phoneId)
  const known = world.sessionKeys.get(openid)
  const sessionKey = known && !world.behaviour.rotateSessionKey ? known : world.seeded.bytes(16).toString('base64')
  world.sessionKeys.set(openid, sessionKey)
  return grant({
    session_key: sessionKey,
    openid,
    ...(app.bound ? { unionid: unionidOf(world.seed, code.phoneId) } : {}),
  })
}
