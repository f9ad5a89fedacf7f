import { grant, refuse } from '../rim/answer.ts'
import type { Endpoint } from '../rim/serve.ts'
import { openidOf } from '../seeded.ts'
import { appOfToken } from '../token/app-of-token.ts'
import { lookUpCode } from './codes.ts'

export const phoneNumber: Endpoint = (world, question) => {
  const app = appOfToken(world, question)
  if ('kind' in app) return app
  if (question.method !== 'POST') return refuse(world, 43002)
  if (!question.body) return refuse(world, 47001)
  const code = lookUpCode(world, app, 'phone', question.body.code)
  // WeChat's table for this call has no "code used": a spent code is merely invalid.
  if (typeof code === 'number') return refuse(world, code === 40163 ? 40029 : code)
  const { openid } = question.body
  if (openid !== undefined && openid !== openidOf(world.seed, app.appId, code.phoneId)) return refuse(world, 40003)
  code.used = true
  const number = world.phones.get(code.phoneId)?.number ?? ''
  return grant({
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: number,
      purePhoneNumber: number,
      countryCode: '86',
      watermark: { timestamp: Math.floor(world.now() / 1000), appid: app.appId },
    },
  })
}
