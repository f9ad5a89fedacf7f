import { createMemoryTokenStore, createWechat, type TokenStore, type Wechat, type WechatOptions } from '@field/wechat'
import { createSandbox, openidOf, type SandboxApp, type SandboxOptions } from '@field/wechat-sandbox'
import { onTestFinished } from 'vitest'

export const appId = 'wx00000000000000aa'
export const secret = 'secret-aa'
export const seed = 'stage'

type Fields = Record<string, unknown>

export type Stage = {
  readonly url: string
  readonly clock: { now: number }
  readonly store: TokenStore
  readonly wechat: Wechat
  readonly client: (more?: Partial<WechatOptions>) => Wechat
  /** A call below `/sandbox`; throws unless it is answered 200. */
  readonly control: <T = Fields>(method: string, path: string, body?: unknown) => Promise<T>
  /** A raw call of a WeChat path, as any HTTP client would make it. */
  readonly raw: (method: string, path: string, body?: string) => Promise<Response>
  readonly openid: (phoneId: string) => string
}

/** 2026-11-22 09:00 in China. */
export const morning = Date.UTC(2026, 10, 22, 1)

export const app: SandboxApp = { appId, secret, pages: ['pages/index/index', 'pages/progress/index'] }

/** A listening sandbox on a clock that stands still until moved, with a phone `chen` and a client in front of it. */
export const setStage = async (options: Partial<SandboxOptions> = {}): Promise<Stage> => {
  const clock = { now: morning }
  const sandbox = createSandbox({
    now: () => clock.now,
    seed,
    apps: [app],
    phones: [{ id: 'chen', name: '陈女士', number: '13800001111' }],
    ...options,
  })
  const url = await sandbox.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    await sandbox.close()
  })
  const store = createMemoryTokenStore(() => clock.now)
  const client = (more: Partial<WechatOptions> = {}): Wechat =>
    createWechat({ baseUrl: url, appId, secret, tokenStore: store, now: () => clock.now, timeoutMs: 1_000, ...more })
  const raw: Stage['raw'] = (method, path, body) =>
    fetch(url + path, { method, ...(body === undefined ? {} : { body }) })
  return {
    url,
    clock,
    store,
    wechat: client(),
    client,
    raw,
    control: async <T>(method: string, path: string, body?: unknown): Promise<T> => {
      const response = await raw(method, `/sandbox${path}`, body === undefined ? undefined : JSON.stringify(body))
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
      return (await response.json()) as T
    },
    openid: (phoneId) => openidOf(seed, appId, phoneId),
  }
}

/** The parsed reply of a raw call. */
export const reply = async (response: Promise<Response>): Promise<Fields> => (await (await response).json()) as Fields

export const askToken = (stage: Stage, more: Fields = {}): Promise<Fields> =>
  reply(
    stage.raw(
      'POST',
      '/cgi-bin/stable_token',
      JSON.stringify({ grant_type: 'client_credential', appid: appId, secret, ...more }),
    ),
  )

export const loginCode = async (stage: Stage, phoneId = 'chen', of = appId): Promise<string> =>
  (await stage.control<{ code: string }>('POST', `/phones/${phoneId}/login`, { appId: of })).code

/** What a refused outcome is called; the state itself for the others. */
export const nameOf = (outcome: { readonly state: string; readonly code?: string }): string =>
  outcome.code ?? outcome.state
