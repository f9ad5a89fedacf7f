import { randomUUID } from 'node:crypto'
import { type Body, type Params, type Query, type Reply, type Route, routes } from '@field/contract'
import { setting } from './setting.ts'

export type Person = { readonly key: string; readonly name: string }

type Asked<R extends Route> = {
  readonly params?: Params<R>
  readonly query?: Query<R>
  readonly body?: Body<R>
}
type Session = Pick<Reply<'POST /auth/wechat'>, 'accessToken' | 'accessExpiresAt' | 'me'>

const api = `${setting('API_URL')}/api`
const sandbox = setting('WECHAT_BASE_URL')
const sessions = new Map<string, Session>()
let organization = ''

/** The organization that newcomers join from now on. */
export const enter = (code: string): void => {
  organization = code
}

async function post(url: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Record<string, unknown>
}

/** The person's phone in the sandbox; answers their openid in our app. */
export async function bringPhone({ key, name }: Person): Promise<string> {
  const phone = await post(`${sandbox}/sandbox/phones`, { id: key, name })
  return String((phone.openids as Record<string, string>)[setting('WECHAT_APPID')])
}

/** Signs in as a phone does, with a `wx.login` code; a session is used until it is about to end. */
export async function sessionOf(person: Person, now: number): Promise<Session> {
  const known = sessions.get(person.key)
  if (known && known.accessExpiresAt - now > 30_000) return known
  const { code } = await post(`${sandbox}/sandbox/phones/${person.key}/login`, {})
  const session = (await post(`${api}/auth/wechat`, { code, organization })) as unknown as Session
  sessions.set(person.key, session)
  return session
}

const ids = new Map<string, string>()

export async function personIdOf(person: Person, now: number): Promise<string> {
  const id = ids.get(person.key) ?? (await sessionOf(person, now)).me.id
  ids.set(person.key, id)
  return id
}

export const renewSession = (person: Person, session: Session): void => {
  sessions.set(person.key, session)
}

/** Calls a route as this person; throws what the server said when it refuses. */
export async function call<R extends Route>(
  person: Person,
  now: number,
  route: R,
  asked: Asked<R> = {},
): Promise<Reply<R>> {
  const [method, template] = route.split(' ') as [string, string]
  const path = template.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String((asked.params as Record<string, unknown> | undefined)?.[name])),
  )
  const query = new URLSearchParams(Object.entries(asked.query ?? {}).map(([k, v]) => [k, String(v)]))
  const { accessToken } = await sessionOf(person, now)
  const response = await fetch(`${api}${path}${query.size > 0 ? `?${query}` : ''}`, {
    method,
    headers: {
      authorization: `Bearer ${accessToken}`,
      ...('effect' in routes[route] ? { 'idempotency-key': randomUUID() } : {}),
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
    },
    ...(method === 'POST' ? { body: JSON.stringify(asked.body ?? {}) } : {}),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${person.name}: ${route} answered ${response.status}: ${text}`)
  return JSON.parse(text) as Reply<R>
}

/** Uploads a picture as this person; answers the id that commands name it by. */
export async function upload(
  person: Person,
  now: number,
  picture: Uint8Array<ArrayBuffer>,
  purpose: 'photo' | 'signature',
): Promise<string> {
  const id = randomUUID()
  const form = new FormData()
  form.append('id', id)
  form.append('purpose', purpose)
  form.append('file', new Blob([picture]), purpose === 'photo' ? 'photo.jpg' : 'signature.png')
  const { accessToken } = await sessionOf(person, now)
  const response = await fetch(`${api}/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
    body: form,
  })
  if (!response.ok)
    throw new Error(`${person.name}: the upload was answered ${response.status}: ${await response.text()}`)
  return id
}
