import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Listener, listen } from '../../../bff/src/platform/database/listen.ts'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
let listener: Listener
let connected = 0
const heard: string[] = []
const lost: string[] = []

beforeAll(async () => {
  database = await freshDatabase('empty')
  listener = listen({
    url: database.urls.app,
    channels: ['orders', 'Odd "name"'],
    onNotice: (channel, payload) => heard.push(`${channel} ${payload}`),
    onConnected: () => connected++,
    onLost: (error) => lost.push(error.message),
  })
  await listener.ready
})
afterAll(async () => {
  await listener.stop()
  await database.drop()
})

const tell = (channel: string, payload: string) =>
  asAdmin(database.urls.app, (client) => client.query('select pg_notify($1, $2)', [channel, payload]))

test('hears what a committed transaction told, and nothing of one that was rolled back', async () => {
  await asAdmin(database.urls.app, (client) => client.query(`begin; select pg_notify('orders', 'undone'); rollback`))
  await tell('orders', 'one')
  await tell('Odd "name"', 'two')
  await expect.poll(() => heard).toEqual(['orders one', 'Odd "name" two'])
})

test('comes back after its connection was ended, and says that something may have been missed', async () => {
  expect(connected).toBe(1)
  await asAdmin(database.urls.admin ?? '', (client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'field-listen' and datname = current_database()`,
    ),
  )
  await expect.poll(() => connected).toBe(2)
  expect(lost).toHaveLength(1)
  await tell('orders', 'three')
  await expect.poll(() => heard.at(-1)).toBe('orders three')
})

test('stops while the database is away', async () => {
  const nowhere = listen({
    url: 'postgres://nobody@127.0.0.1:1/none',
    channels: ['orders'],
    onNotice: () => undefined,
    onConnected: () => undefined,
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  await nowhere.stop()
})
