import { createWechat } from '@field/wechat'
import { createSandbox } from '@field/wechat-sandbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTokenStore } from '../../../bff/src/notices/token-store.ts'
import { type Database, openDatabase } from '../../../bff/src/platform/database/kysely.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { appId, wechatSecret } from '../../support/server.ts'
import { tokenStoreLaws } from '../../wechat/support/token-store-laws.ts'

let database: TestDatabase
const instances: Database[] = []

beforeAll(async () => {
  database = await freshDatabase()
  for (const name of ['one', 'two']) instances.push(openDatabase(database.urls.worker, { size: 4, name }))
})
afterAll(async () => {
  await Promise.all(instances.map((db) => db.close()))
  await database.drop()
})

const instance = (number: number): Database => {
  const db = instances[number]
  if (!db) throw new Error('no such instance')
  return db
}

tokenStoreLaws('the store in PostgreSQL', async () => openTokenStore(instance(0)))

test('two instances ask WeChat for one token in each validity', async () => {
  const clock = { now: Date.now() }
  const sandbox = createSandbox({ apps: [{ appId, secret: wechatSecret }], now: () => clock.now })
  const baseUrl = await sandbox.listen({ host: '127.0.0.1', port: 0 })
  const clients = instances.map((db) =>
    createWechat({ baseUrl, appId, secret: wechatSecret, now: () => clock.now, tokenStore: openTokenStore(db) }),
  )
  const fetches = async () =>
    ((await (await fetch(`${baseUrl}/sandbox/calls?path=/cgi-bin/stable_token`)).json()) as unknown[]).length
  for (const validity of [1, 2, 3]) {
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, index) => clients[index % 2]?.templates()))
    expect(outcomes.map((outcome) => outcome?.state)).toEqual(Array(20).fill('ok'))
    expect(await fetches()).toBe(validity)
    clock.now += 7_205_000
  }
  await sandbox.close()
})
