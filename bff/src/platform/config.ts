import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DatabaseUrls, readDatabaseUrls } from './database/urls.ts'
import { choice, optional, secret, text, url, whole } from './settings.ts'
import { SetupError } from './setup-error.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Every setting of the server and the worker, read once at the start; bff/README.md lists the variables. */
export type Config = {
  /** NODE_ENV=production: rehearsal aids are refused. */
  readonly production: boolean
  readonly host: string
  readonly port: number
  /** How phones and browsers reach us, without a slash at the end; links and QR codes begin with it. */
  readonly publicUrl: string
  readonly database: DatabaseUrls
  readonly poolSize: number
  readonly wechat: WechatConfig
  /** Where the sandbox stands in for WeChat: the client signs in through it. Absent against the real one. */
  readonly sandboxUrl: string | undefined
  readonly jwtSecret: string
  readonly clockFile: string | undefined
  /** Where photos and signatures are kept. */
  readonly filesDir: string
  /** Outbound hooks may call http and private addresses: for rehearsals and for systems beside ours. */
  readonly hooksToPrivate?: boolean
  /** The built web client to serve beside the API; absent where another server does that. */
  readonly webRoot: string | undefined
  readonly logLevel: (typeof logLevels)[number]
}

export type WechatConfig = {
  readonly baseUrl: string
  readonly appId: string
  readonly secret: string
  /** The token and the key that sign and encrypt the messages which WeChat pushes to us. */
  readonly pushToken: string
  readonly pushAesKey: string
  /** Which template of the company's back office carries which of our messages; absent means the sandbox's. */
  readonly templatesFile?: string | undefined
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Reads the environment; throws a SetupError that names the first variable at fault. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const production = env.NODE_ENV === 'production'
  for (const aid of ['CLOCK_FILE', 'WECHAT_SANDBOX_URL']) {
    if (production && env[aid])
      throw new SetupError(`${aid} is for rehearsals and refused when NODE_ENV is production: unset one of them.`)
  }
  const host = text(env, 'HOST', '127.0.0.1')
  const port = whole(env, 'PORT', { from: 0, to: 65_535, otherwise: 8080 })
  return {
    production,
    host,
    port,
    publicUrl: url(env, 'PUBLIC_URL', `http://127.0.0.1:${port}`),
    database: readDatabaseUrls(env),
    poolSize: whole(env, 'POOL_SIZE', { from: 1, to: 100, otherwise: 8 }),
    wechat: {
      baseUrl: url(env, 'WECHAT_BASE_URL', 'https://api.weixin.qq.com'),
      appId: text(env, 'WECHAT_APPID'),
      secret: text(env, 'WECHAT_SECRET'),
      pushToken: text(env, 'WECHAT_PUSH_TOKEN'),
      pushAesKey: secret(env, 'WECHAT_PUSH_AES_KEY', /^[A-Za-z0-9]{43}$/, '43 letters and digits'),
      templatesFile: optional(env, 'WECHAT_TEMPLATES_FILE'),
    },
    sandboxUrl: env.WECHAT_SANDBOX_URL ? url(env, 'WECHAT_SANDBOX_URL') : undefined,
    jwtSecret: secret(env, 'JWT_SECRET', /^.{32,}$/, '32 characters or more'),
    clockFile: optional(env, 'CLOCK_FILE'),
    filesDir: path.resolve(text(env, 'FILES_DIR', path.join(root, '.data/files'))),
    hooksToPrivate: choice(env, 'HOOKS_TO_PRIVATE', ['on', 'off'], 'off') === 'on',
    webRoot: optional(env, 'WEB_ROOT'),
    logLevel: choice(env, 'LOG_LEVEL', logLevels, 'info'),
  }
}
