import { signPush } from '@field/wechat'
import type { App, World } from '../world.ts'

/** WeChat's check of a push address: a signed GET that must be answered with exactly its `echostr`. */
export const activatePush = async (world: World, app: App): Promise<boolean> => {
  if (!app.push) return false
  if (app.pushActive) return true
  const timestamp = String(Math.floor(world.now() / 1000))
  const nonce = world.seeded.digits(9)
  const echostr = world.seeded.digits(19)
  const url = new URL(app.push.url)
  const query = { signature: signPush(app.push.token, timestamp, nonce), timestamp, nonce, echostr }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(world.behaviour.pushTimeoutMs) })
    app.pushActive = response.ok && (await response.text()) === echostr
  } catch {
    app.pushActive = false
  }
  return app.pushActive
}
