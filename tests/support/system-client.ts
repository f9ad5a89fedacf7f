import { randomUUID } from 'node:crypto'
import { type Body, type Params, type Query, type Reply, type Route, routes } from '@field/contract'
import type { System } from './system.ts'

type Asked<R extends Route> = { readonly params?: Params<R>; readonly query?: Query<R>; readonly body?: Body<R> }

/** Calls the running system's routes as somebody of the story; throws what the server said when it refuses. */
export type SystemClient = <R extends Route>(route: R, asked?: Asked<R>) => Promise<Reply<R>>

/** Signs in as a phone of the sandbox does, beside what is open in its window. */
export async function signIn(system: System, role: string): Promise<SystemClient> {
  const phone = system.people.find((one) => one.role === role)?.phoneId
  const json = { 'content-type': 'application/json' }
  const read = async (response: Response) => {
    const text = await response.text()
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`)
    return JSON.parse(text)
  }
  const { code } = await read(
    await fetch(`${system.sandbox}/sandbox/phones/${phone}/login`, { method: 'POST', headers: json, body: '{}' }),
  )
  const session = await read(
    await fetch(`${system.origin}/api/auth/wechat`, { method: 'POST', headers: json, body: JSON.stringify({ code }) }),
  )
  return async (route, { params, query, body } = {}) => {
    const [method, template] = route.split(' ') as [string, string]
    const path = template.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
      encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name])),
    )
    return read(
      await fetch(
        `${system.origin}/api${path}${query === undefined ? '' : `?${new URLSearchParams(query as Record<string, string>)}`}`,
        {
          method,
          headers: {
            authorization: `Bearer ${session.accessToken}`,
            ...('effect' in routes[route] && { 'idempotency-key': randomUUID() }),
            ...(body !== undefined && json),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        },
      ),
    )
  }
}
