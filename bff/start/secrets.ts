import { randomBytes, randomInt } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { data } from './places.ts'

const file = path.join(data, 'secrets.json')

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

// WeChat's message key is 43 letters and digits, base64 for 32 bytes; the last one carries four bits only.
const messageKey = (): string =>
  Array.from({ length: 42 }, () => letters[randomInt(letters.length)]).join('') + 'AEIMQUYcgkosw048'[randomInt(16)]

const fresh = () => ({
  JWT_SECRET: randomBytes(36).toString('base64url'),
  WECHAT_APPID: `wx${randomBytes(8).toString('hex')}`,
  WECHAT_SECRET: randomBytes(16).toString('hex'),
  WECHAT_PUSH_TOKEN: randomBytes(12).toString('hex'),
  WECHAT_PUSH_AES_KEY: messageKey(),
})

export type Secrets = ReturnType<typeof fresh>

/** The secrets of this checkout, made on the first start and kept readable for this account alone; the environment wins. */
export function keepSecrets(env: NodeJS.ProcessEnv): Secrets {
  const kept = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Secrets>) : {}
  const secrets: Secrets = { ...fresh(), ...kept }
  fs.mkdirSync(data, { recursive: true })
  fs.writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  for (const name of Object.keys(secrets) as (keyof Secrets)[]) secrets[name] = env[name] || secrets[name]
  return secrets
}
