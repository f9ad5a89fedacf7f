import { asText } from '../record.ts'
import { decryptPush } from './crypto.ts'
import { eventOf, type PushEvent } from './event.ts'
import { parseBody } from './parse-body.ts'
import { sameSignature, signPush } from './signature.ts'

/** What is configured for one mini-program in WeChat's back office. */
export type PushConfig = {
  readonly token: string
  readonly appId: string
  /** 43 characters. With it only encrypted pushes are taken (safe and compat mode); without it only plain ones. */
  readonly encodingAesKey?: string
  /** How far the push's own time may lie from now, milliseconds; 300000 if absent. */
  readonly maxSkewMs?: number
}

export type PushQuery = Readonly<Record<string, string | undefined>>

export type PushRefusal = 'bad_signature' | 'stale' | 'bad_body' | 'bad_cipher' | 'wrong_app'

export type ReceivedPush =
  | { readonly ok: true; readonly event: PushEvent; readonly format: 'json' | 'xml' }
  | { readonly ok: false; readonly reason: PushRefusal }

/** WeChat's check of the push address (GET): the `echostr` to answer with, or undefined when the check is forged. */
export const verifyPushUrl = (token: string, query: PushQuery): string | undefined => {
  const { signature = '', timestamp = '', nonce = '', echostr } = query
  return sameSignature(signature, signPush(token, timestamp, nonce)) ? echostr : undefined
}

/**
 * Verifies, decrypts and reads one push (POST). `body` is the raw text; `now` is epoch milliseconds. In safe mode only
 * `msg_signature` counts, and only what was encrypted is read. Repetitions are the caller's to drop, by `dedupeKey`.
 */
export const receivePush = (config: PushConfig, query: PushQuery, body: string, now: number): ReceivedPush => {
  const { signature = '', timestamp = '', nonce = '', msg_signature: messageSignature = '' } = query
  const outer = parseBody(body)
  if (!outer) return { ok: false, reason: 'bad_body' }
  const cipher = asText(outer.fields.Encrypt)
  const { token, encodingAesKey } = config
  const authentic = encodingAesKey
    ? cipher !== undefined && sameSignature(messageSignature, signPush(token, timestamp, nonce, cipher))
    : sameSignature(signature, signPush(token, timestamp, nonce))
  if (!authentic) return { ok: false, reason: 'bad_signature' }
  const skew = Math.abs(now - Number(timestamp) * 1000)
  if (!(skew <= (config.maxSkewMs ?? 300_000))) return { ok: false, reason: 'stale' }
  if (!encodingAesKey || cipher === undefined) return { ok: true, event: eventOf(outer.fields), format: outer.format }
  const opened = decryptPush(encodingAesKey, config.appId, cipher)
  if (!opened.ok) return opened
  const inner = parseBody(opened.text)
  if (!inner) return { ok: false, reason: 'bad_body' }
  return { ok: true, event: eventOf(inner.fields), format: inner.format }
}
