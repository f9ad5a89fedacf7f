import { codeToSession, type Session } from './calls/code-to-session.ts'
import { type PhoneNumber, phoneNumber } from './calls/phone-number.ts'
import { type SentMessage, type SubscribeMessage, sendSubscribeMessage } from './calls/send-subscribe-message.ts'
import { type Template, templates } from './calls/templates.ts'
import { type QrCode, type QrCodeRequest, unlimitedQrCode } from './calls/unlimited-qr-code.ts'
import type { Outcome } from './outcome.ts'
import type { Fetch, Wire } from './request.ts'
import { createTokenSource } from './token/access-token.ts'
import type { TokenStore } from './token/store.ts'

export type WechatOptions = {
  /** `https://api.weixin.qq.com`, or the address of the stand-in. */
  readonly baseUrl: string
  readonly appId: string
  readonly secret: string
  readonly tokenStore: TokenStore
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly fetch?: Fetch
  /** For each HTTP exchange; 5000 if absent. */
  readonly timeoutMs?: number
}

export type Wechat = {
  readonly appId: string
  readonly code2Session: (code: string) => Promise<Outcome<Session>>
  readonly phoneNumber: (code: string, openid?: string) => Promise<Outcome<PhoneNumber>>
  readonly sendSubscribeMessage: (message: SubscribeMessage) => Promise<Outcome<SentMessage>>
  readonly templates: () => Promise<Outcome<readonly Template[]>>
  readonly unlimitedQrCode: (code: QrCodeRequest) => Promise<Outcome<QrCode>>
}

/** The WeChat servers as one mini-program sees them. Holds no state but what `tokenStore` keeps. */
export const createWechat = (options: WechatOptions): Wechat => {
  const { appId, secret, tokenStore: store, now } = options
  const wire: Wire = {
    baseUrl: options.baseUrl,
    fetch: options.fetch ?? globalThis.fetch,
    timeoutMs: options.timeoutMs ?? 5_000,
  }
  const app = { appId, secret }
  const tokens = createTokenSource({ wire, app, store, now })
  return {
    appId,
    code2Session: (code) => codeToSession(wire, app, code),
    phoneNumber: (code, openid) => phoneNumber(wire, tokens, code, openid),
    sendSubscribeMessage: (message) => sendSubscribeMessage(wire, tokens, message),
    templates: () => templates(wire, tokens),
    unlimitedQrCode: (code) => unlimitedQrCode(wire, tokens, code),
  }
}
