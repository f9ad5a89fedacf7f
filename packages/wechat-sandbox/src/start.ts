import { readFileSync } from 'node:fs'
import { createSandbox, type SandboxApp } from './create-sandbox.ts'
import type { SandboxTemplate } from './templates.ts'
import type { PushTarget } from './world.ts'

const { env } = process

/** The offset in milliseconds that the whole system shares through a file, read anew each time. */
const offset = (): number => {
  if (!env.CLOCK_FILE) return 0
  try {
    return Number(readFileSync(env.CLOCK_FILE, 'utf8')) || 0
  } catch {
    return 0
  }
}

const push = (): { push?: PushTarget } =>
  env.WECHAT_PUSH_URL
    ? {
        push: {
          url: env.WECHAT_PUSH_URL,
          token: env.WECHAT_PUSH_TOKEN ?? 'sandbox-push-token',
          encodingAesKey: env.WECHAT_ENCODING_AES_KEY ?? 'A'.repeat(43),
          format: env.WECHAT_PUSH_FORMAT === 'xml' ? 'xml' : 'json',
          mode: env.WECHAT_PUSH_MODE === 'plain' ? 'plain' : 'safe',
          numbers: 'number',
        },
      }
    : {}

const pages = (): { pages?: readonly string[] } => (env.WECHAT_PAGES ? { pages: env.WECHAT_PAGES.split(',') } : {})

/** A JSON file with the app's template library, in place of the one in `templates.ts`. */
const library = (): { templates?: readonly SandboxTemplate[] } =>
  env.WECHAT_TEMPLATES_FILE
    ? { templates: JSON.parse(readFileSync(env.WECHAT_TEMPLATES_FILE, 'utf8')) as SandboxTemplate[] }
    : {}

/** `WECHAT_APPS` is `appid:secret[,appid:secret …]`. */
const apps = (env.WECHAT_APPS ?? 'wx0000000000000001:sandbox-secret').split(',').map((pair): SandboxApp => {
  const [appId = '', secret = ''] = pair.split(':')
  return { appId, secret, name: env.WECHAT_APP_NAME ?? appId, ...push(), ...pages(), ...library() }
})

const server = createSandbox({
  now: () => Date.now() + offset(),
  seed: env.WECHAT_SEED ?? 'sandbox',
  apps,
  ...(env.CLIENT_URL ? { clientUrl: env.CLIENT_URL } : {}),
})

const address = await server.listen({ port: Number(env.PORT ?? 7300), host: env.HOST ?? '127.0.0.1' })
console.log(`WeChat sandbox on ${address}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close().then(() => process.exit(0))
  })
}
