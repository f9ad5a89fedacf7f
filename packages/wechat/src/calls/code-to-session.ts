import type { Outcome } from '../outcome.ts'
import { fieldsOf, lacks, request, type Wire } from '../request.ts'

/** `sessionKey` must never leave the server, nor be logged. `unionid` is there when the app is bound to an account. */
export type Session = { readonly openid: string; readonly sessionKey: string; readonly unionid?: string }

/** Exchanges a `wx.login` code (5 minutes, once) for the person's openid. */
export const codeToSession = async (
  wire: Wire,
  app: { readonly appId: string; readonly secret: string },
  code: string,
): Promise<Outcome<Session>> => {
  const outcome = fieldsOf(
    await request(wire, {
      method: 'GET',
      path: '/sns/jscode2session',
      query: { appid: app.appId, secret: app.secret, js_code: code, grant_type: 'authorization_code' },
    }),
  )
  if (outcome.state !== 'ok') return outcome
  const { openid, session_key: sessionKey, unionid } = outcome.value
  if (typeof openid !== 'string' || openid === '') return lacks('openid')
  if (typeof sessionKey !== 'string') return lacks('session_key')
  return { state: 'ok', value: { openid, sessionKey, ...(typeof unionid === 'string' ? { unionid } : {}) } }
}
