export type { Session } from './calls/code-to-session.ts'
export type { PhoneNumber } from './calls/phone-number.ts'
export type { SentMessage, SubscribeMessage } from './calls/send-subscribe-message.ts'
export type { Template } from './calls/templates.ts'
export type { QrCode, QrCodeRequest } from './calls/unlimited-qr-code.ts'
export { createWechat, type Wechat, type WechatOptions } from './create-wechat.ts'
export { parseLossless } from './lossless-json.ts'
export type { NotSent, Ok, Outcome, Refused, Unknown } from './outcome.ts'
export { decryptPush, encryptPush } from './push/crypto.ts'
export type { ChangeItem, PopupItem, PushEvent, SentItem } from './push/event.ts'
export {
  type PushConfig,
  type PushQuery,
  type PushRefusal,
  type ReceivedPush,
  receivePush,
  verifyPushUrl,
} from './push/receive.ts'
export { encryptReply } from './push/reply.ts'
export { signPush } from './push/signature.ts'
export { blamesToken, mayPassLater, type RefusalName, refusalName } from './refusal-codes.ts'
export { checkTemplateData, faultOfValue, type TemplateData, type TemplateFault } from './template/check.ts'
export { fitTemplateValue } from './template/fit.ts'
export { typeOfKey, type ValueType, valueTypes } from './template/value-types.ts'
export { createMemoryTokenStore } from './token/memory-store.ts'
export type { LeaseAnswer, StoredToken, Token, TokenStore } from './token/store.ts'
