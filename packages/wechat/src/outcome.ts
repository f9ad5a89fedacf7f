import type { RefusalName } from './refusal-codes.ts'

/** WeChat answered and said no. `code` names a known errcode, or is `other`; `errcode` is always the number it sent. */
export type Refused = {
  readonly state: 'refused'
  readonly code: RefusalName | 'other'
  readonly errcode: number
  readonly errmsg: string
  /** The request id at the end of `errmsg`; WeChat can look it up for 7 days. */
  readonly rid: string | undefined
}

/** The request may have gone out and nobody can say what came of it. Never treat this as a failure. */
export type Unknown = {
  readonly state: 'unknown'
  readonly why: 'timeout' | 'connection_lost' | 'server_error' | 'bad_reply'
  readonly detail: string
}

/** Nothing went out, so nothing can have happened: it is safe to try again. */
export type NotSent = {
  readonly state: 'not_sent'
  readonly why: 'connection_refused' | 'no_token'
  readonly detail: string
  /** For `no_token`: what came of asking for one. */
  readonly token?: Refused | Unknown
}

export type Ok<T> = { readonly state: 'ok'; readonly value: T }

/** What came of a call to WeChat. The four states are exclusive; see each for what it allows the caller to conclude. */
export type Outcome<T> = Ok<T> | Refused | Unknown | NotSent
