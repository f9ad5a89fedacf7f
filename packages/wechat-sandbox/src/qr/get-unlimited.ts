import { refuse } from '../rim/answer.ts'
import type { Endpoint } from '../rim/serve.ts'
import { appOfToken } from '../token/app-of-token.ts'
import type { World } from '../world.ts'
import { asJpeg, drawCode } from './draw.ts'

const sceneCharacters = /^[A-Za-z0-9!#$&'()*+,/:;=?@\-._~]+$/

const overQuota = (world: World): boolean => {
  const minuteAgo = world.now() - 60_000
  while (world.qrTimes.length > 0 && (world.qrTimes[0] ?? 0) <= minuteAgo) world.qrTimes.shift()
  world.qrTimes.push(world.now())
  return world.qrTimes.length > world.behaviour.qrCodesPerMinute
}

export const getUnlimited: Endpoint = async (world, question) => {
  const app = appOfToken(world, question)
  if ('kind' in app) return app
  if (question.method !== 'POST') return refuse(world, 43002)
  if (!question.body) return refuse(world, 47001)
  if (overQuota(world)) return refuse(world, 45009)
  const { scene, page, check_path: checkPath = true, env_version: version = 'release', width = 430 } = question.body
  if (typeof scene !== 'string' || !sceneCharacters.test(scene)) return refuse(world, 40129)
  if (scene.length > 32) return refuse(world, 40169)
  if (scene.includes('scancode_time')) return refuse(world, 85096)
  if (!['release', 'trial', 'develop'].includes(String(version))) return refuse(world, 40097)
  if (typeof width !== 'number') return refuse(world, 40097)
  if (page !== undefined && (typeof page !== 'string' || /^\/|[?#]/.test(page))) return refuse(world, 41030)
  if (page !== undefined && checkPath !== false && app.pages && !app.pages.includes(page)) return refuse(world, 41030)
  const png = await drawCode(page ?? app.home, scene, Math.min(1280, Math.max(280, width)))
  if (world.behaviour.jpegCodes) return { kind: 'picture', bytes: await asJpeg(png), type: 'image/jpeg' }
  return { kind: 'picture', bytes: png, type: 'image/png' }
}
