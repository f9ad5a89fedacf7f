import { type Answer, refuse } from '../rim/answer.ts'
import type { App, World } from '../world.ts'

/** The app that an appid and secret open, or WeChat's refusal. */
export const appOfSecret = (world: World, fields: Readonly<Record<string, unknown>>, ip: string): App | Answer => {
  const { appid, secret } = fields
  if (typeof appid !== 'string' || appid === '') return refuse(world, 41002)
  if (typeof secret !== 'string' || secret === '') return refuse(world, 41004)
  const app = world.apps.get(appid)
  if (!app) return refuse(world, 40013)
  if (app.frozen) return refuse(world, 40243)
  if (app.secret !== secret) return refuse(world, 40125)
  if (app.allowedIps && !app.allowedIps.includes(ip)) {
    return refuse(world, 40164, `invalid ip ${ip}, not in whitelist`)
  }
  return app
}
