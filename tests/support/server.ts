import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Body, type Failure, type Params, type Query, type Reply, type Route, routes } from '@field/contract'
import type { Role } from '@field/domain/access'
import type { OrgId, PersonId } from '@field/domain/kernel'
import { createSandbox, type SandboxOptions } from '@field/wechat-sandbox'
import { afterEvents, createApp } from '../../bff/src/app.ts'
import { type SessionReply, startSession } from '../../bff/src/identity/session.ts'
import type { Config } from '../../bff/src/platform/config.ts'
import { createWorld, type Parts, type World } from '../../bff/src/platform/world.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { holdToContract } from './hold-to-contract.ts'

export type StartOptions = {
  /** A database that is there already, for a second server on it; it is not dropped at the end. */
  readonly database?: Pick<TestDatabase, 'name' | 'urls'>
  readonly parts?: Parts
  readonly config?: Partial<Config>
  /** A WeChat stand-in in this process, with one app that is ours; `true` for one without phones. */
  readonly sandbox?: true | Partial<SandboxOptions>
}

/** Who calls: a person of `company.ts` will do. */
export type Caller = { readonly id: PersonId; readonly orgId: OrgId; readonly role: Role }

type Asked<R extends Route> = (Params<R> extends undefined ? { params?: undefined } : { params: Params<R> }) & {
  readonly query?: Query<R>
  readonly body?: Body<R>
  /** The idempotency key; a new one for each call when absent. */
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
}

export type Answer<R extends Route> = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The reply; throws, with what came instead, when the status is not 2xx. */
  readonly value: Reply<R>
  /** The failure; throws when the status is 2xx. */
  readonly error: Failure['error']
}

/** Calls a route with the caller's token: `await call('POST /me/role', { body: { role: 'customer' } })`. */
export type Client = <R extends Route>(
  route: R,
  ...asked: Params<R> extends undefined ? [Asked<R>?] : [Asked<R>]
) => Promise<Answer<R>>

export const appId = 'wx0000000000000001'
export const wechatSecret = '0123456789abcdef0123456789abcdef'

export type TestServer = Awaited<ReturnType<typeof startServer>>

/** The whole server on a database of its own and a free port. Without limits of pace unless `parts` asks for them. */
export async function startServer({ database: given, parts, config, sandbox: wanted }: StartOptions = {}) {
  const database = given ?? (await freshDatabase())
  const sandbox = wanted
    ? createSandbox({ apps: [{ appId, secret: wechatSecret }], ...(wanted === true ? {} : wanted) })
    : undefined
  const sandboxUrl = await sandbox?.listen({ host: '127.0.0.1', port: 0 })
  const filesDir = await mkdtemp(path.join(tmpdir(), 'field-files-'))
  const world = createWorld(
    { ...testConfig(database, sandboxUrl, filesDir), ...config },
    { limits: false, afterEvents, ...parts },
  )
  const app = await createApp(world)
  holdToContract(app)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const sessions = new Map<string, Promise<SessionReply>>()
  const signIn = (caller: Caller) => startedSession(world, caller)
  return {
    url,
    world,
    database,
    sandbox: sandbox && sandboxUrl ? { url: sandboxUrl, server: sandbox } : null,
    /** A new session of a person in a role they hold, made by the same code as signing in. */
    signIn,
    /** A client of the person; the same session each time. */
    as: async (caller: Caller): Promise<Client> => {
      const name = `${caller.id} ${caller.role}`
      const session = sessions.get(name) ?? signIn(caller)
      sessions.set(name, session)
      return clientOf(url, (await session).accessToken)
    },
    /** A client with this token, or none. */
    with: (token?: string): Client => clientOf(url, token),
    stop: async () => {
      await app.close()
      await world.close()
      await sandbox?.close()
      if (!given) await (database as TestDatabase).drop()
      await rm(filesDir, { recursive: true, force: true })
    },
  }
}

export const startedSession = (world: World, { orgId, id: personId, role }: Caller): Promise<SessionReply> =>
  world.inOrganization(orgId, (tx) => startSession(world, tx, { orgId, personId, role }))

const testConfig = (
  { urls }: Pick<TestDatabase, 'urls'>,
  sandboxUrl: string | undefined,
  filesDir: string,
): Config => ({
  production: false,
  host: '127.0.0.1',
  port: 0,
  publicUrl: 'http://127.0.0.1:8080',
  database: urls,
  poolSize: 8,
  wechat: {
    baseUrl: sandboxUrl ?? 'http://127.0.0.1:9',
    appId,
    secret: wechatSecret,
    pushToken: 'token-of-the-tests',
    pushAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  },
  sandboxUrl,
  jwtSecret: 'a secret of the tests, and of nothing else',
  clockFile: undefined,
  filesDir,
  webRoot: undefined,
  logLevel: (process.env.LOG_LEVEL as Config['logLevel'] | undefined) ?? 'silent',
})

type Loose = {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: object
  readonly body?: unknown
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A client of any server that speaks the contract. */
export function clientOf(url: string, token: string | undefined): Client {
  const call = async (route: Route, { params, query, body, key, headers = {} }: Loose = {}): Promise<Answer<Route>> => {
    const [method, path] = route.split(' ') as [string, string]
    const filled = path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(String(params?.[name])))
    const search = new URLSearchParams(
      Object.entries(query ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    )
    const response = await fetch(`${url}/api${filled}${search.size > 0 ? `?${search}` : ''}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...('effect' in routes[route] ? { 'idempotency-key': key ?? randomUUID() } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return answerOf(route, response, await response.text())
  }
  return call as unknown as Client
}

function answerOf<R extends Route>(route: R, { ok, status, headers }: Response, text: string): Answer<R> {
  return {
    status,
    headers,
    text,
    get value() {
      if (!ok) throw new Error(`${route} answered ${status}: ${text}`)
      return JSON.parse(text) as Reply<R>
    },
    get error() {
      if (ok) throw new Error(`${route} was expected to fail and answered ${status}: ${text}`)
      return (JSON.parse(text) as Failure).error
    },
  }
}
