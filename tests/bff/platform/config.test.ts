import { expect, test } from 'vitest'
import { readConfig } from '../../../bff/src/platform/config.ts'
import { SetupError } from '../../../bff/src/platform/setup-error.ts'

const enough = {
  DATABASE_URL: 'postgres://field@db.example/field',
  JWT_SECRET: 'a secret of more than thirty-two characters',
  WECHAT_APPID: 'wx1234',
  WECHAT_SECRET: 'secret',
  WECHAT_PUSH_TOKEN: 'token',
  WECHAT_PUSH_AES_KEY: '0123456789abcdefghijklmnopqrstuvwxyzABCDEFG',
}

test('what is not set has a sensible value', () => {
  expect(readConfig(enough)).toMatchObject({
    production: false,
    host: '127.0.0.1',
    port: 8080,
    publicUrl: 'http://127.0.0.1:8080',
    poolSize: 8,
    wechat: { baseUrl: 'https://api.weixin.qq.com', appId: 'wx1234' },
    logLevel: 'info',
    webRoot: undefined,
    clockFile: undefined,
  })
})

test('one database address serves every role, three are used as they stand', () => {
  const { database } = readConfig(enough)
  expect(database.app).toBe('postgres://field@db.example/field?options=-c%20role%3Dfield_app')
  const three = {
    DATABASE_URL: 'postgres://a@h/d',
    DATABASE_WORKER_URL: 'postgres://w@h/d',
    DATABASE_OWNER_URL: 'postgres://o@h/d',
  }
  expect(readConfig({ ...enough, ...three }).database).toEqual({
    app: 'postgres://a@h/d',
    worker: 'postgres://w@h/d',
    owner: 'postgres://o@h/d',
  })
})

const wrong: [name: string, value: string | undefined][] = [
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['POOL_SIZE', '0'],
  ['DATABASE_URL', undefined],
  ['DATABASE_URL', 'mysql://x'],
  ['DATABASE_OWNER_URL', 'postgres://only.this'],
  ['WECHAT_BASE_URL', 'api.weixin.qq.com'],
  ['WECHAT_APPID', undefined],
  ['WECHAT_PUSH_AES_KEY', 'short'],
  ['JWT_SECRET', 'short'],
  ['PUBLIC_URL', 'ftp://x'],
  ['LOG_LEVEL', 'loud'],
]

test.each(wrong)('a wrong %s (%s) is named in one sentence', (name, value) => {
  const read = () => readConfig({ ...enough, [name]: value })
  expect(read).toThrow(SetupError)
  expect(read).toThrow(new RegExp(`${name}.*\\.$`))
})

test('secrets are never repeated in the sentence', () => {
  for (const name of ['JWT_SECRET', 'WECHAT_PUSH_AES_KEY'])
    expect(() => readConfig({ ...enough, [name]: 'hush' })).not.toThrow(/hush/)
})

test('the clock cannot be moved in production', () => {
  const moved = { ...enough, CLOCK_FILE: 'clock' }
  expect(readConfig(moved).clockFile).toBe('clock')
  expect(() => readConfig({ ...moved, NODE_ENV: 'production' })).toThrow('CLOCK_FILE')
})
