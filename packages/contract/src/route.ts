import type { Permission, Role } from '@field/domain/access'
import type { Static, TSchema } from 'typebox'

/**
 * Who may call a route. `public`: anybody. `signed_in`: a valid token. A permission: the actor's role grants it.
 * Object-level rules (own, of my store) are applied by the query itself: a foreign id and a missing id answer alike.
 */
export type Policy =
  | { readonly who: 'public' | 'signed_in' | 'wechat' }
  | { readonly who: 'permission'; readonly any: readonly Permission[] }

/** One route. `effect` routes demand an `Idempotency-Key` (a UUID born with the draft) and replay their first answer. */
export type RouteSchema = {
  readonly policy: Policy
  readonly summary: string
  readonly tag: string
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  readonly reply: TSchema
  readonly status?: 200 | 201 | 202 | 204
  readonly effect?: boolean
  /** The body is a file upload or raw bytes, not JSON. */
  readonly raw?: 'multipart' | 'text'
  /** The reply is bytes of this content type, not JSON. */
  readonly bytes?: string
}

export const anybody: Policy = { who: 'public' }
export const signedIn: Policy = { who: 'signed_in' }
export const only = (...any: Permission[]): Policy => ({ who: 'permission', any })

type Part<R, K extends string> = R extends { readonly [P in K]: infer S extends TSchema } ? Static<S> : undefined
export type BodyOf<R> = Part<R, 'body'>
export type QueryOf<R> = Part<R, 'query'>
export type ParamsOf<R> = Part<R, 'params'>
export type ReplyOf<R> = Part<R, 'reply'>
export type { Role }
