import type { Body, Params, Query, Reply, Route } from '@field/contract'
import { apiAddress } from './address.ts'
import { type Answer, answerOf } from './answer.ts'
import { ask } from './http.ts'
import { ensureSession, spoilToken } from './session.ts'

type Given<K extends string, T> = T extends undefined ? { readonly [P in K]?: never } : { readonly [P in K]: T }
type MaybeGiven<K extends string, T> = T extends undefined ? { readonly [P in K]?: never } : { readonly [P in K]?: T }
/** What a call needs: the route's own parameters, and for effectful ones the `key` that was made with the draft. */
export type Ask<R extends Route> = Given<'params', Params<R>> &
  MaybeGiven<'query', Query<R>> &
  Given<'body', Body<R>> & { readonly key?: string }

/** Calls a route of the contract as the signed-in person (silently signing in when needed). */
export async function call<R extends Route>(route: R, given: Ask<R>): Promise<Answer<Reply<R>>> {
  const [method, template] = route.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string]
  const url = apiAddress(
    pathOf(template, given.params as Record<string, string> | undefined) +
      queryOf(given.query as Record<string, unknown> | undefined),
  )
  const send = async () => {
    const session = await ensureSession()
    const header: Record<string, string> = session ? { authorization: `Bearer ${session.accessToken}` } : {}
    if (given.key) header['idempotency-key'] = given.key
    return ask({ method, url, header, ...(method === 'POST' || method === 'PUT' ? { body: given.body ?? {} } : {}) })
  }
  let http = await send()
  if (http?.status === 401) {
    spoilToken()
    http = await send()
  }
  return answerOf<Reply<R>>(http)
}

export const pathOf = (template: string, params: Record<string, string> = {}): string =>
  template.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

function queryOf(query: Record<string, unknown> = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  return pairs.length === 0
    ? ''
    : `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`
}
