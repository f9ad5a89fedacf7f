import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../support/company.ts'
import { openStage, type Stage, until } from './stage.ts'

const program = fileURLToPath(new URL('../../../bff/src/worker.ts', import.meta.url))

let stage: Stage
const running: ChildProcess[] = []

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  await stage.control('PUT', '/behaviour', { sendTakesMs: 0 })
})

/** The worker as it runs in production: a process of its own. */
async function startWorker(): Promise<{ child: ChildProcess; said: () => string }> {
  const { config } = stage.server.world
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: config.database.app,
      DATABASE_WORKER_URL: config.database.worker,
      DATABASE_OWNER_URL: config.database.owner,
      WECHAT_BASE_URL: config.wechat.baseUrl,
      WECHAT_APPID: config.wechat.appId,
      WECHAT_SECRET: config.wechat.secret,
      WECHAT_PUSH_TOKEN: config.wechat.pushToken,
      WECHAT_PUSH_AES_KEY: config.wechat.pushAesKey,
      JWT_SECRET: config.jwtSecret,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (bytes: Buffer) => {
      said += bytes
    })
  }
  await until(async () => said.includes('"working"'), `the worker works: ${said}`)
  return { child, said: () => said }
}

const stateOf = async (person: Person) =>
  (await stage.rows()).find(({ person_id, template }) => person_id === person.id && template === 'received')?.state

async function reporter(): Promise<Person> {
  const customer = await stage.newCustomer()
  await stage.allow(customer, ['received', 'assigned'])
  return customer
}

test('sends what a report tells, and names nobody in its log', async () => {
  const { child, said } = await startWorker()
  const customer = await reporter()
  await stage.report(customer)
  await until(async () => (await stateOf(customer)) === 'sent', 'it is sent')
  child.kill('SIGTERM')
  await once(child, 'exit')
  expect(child.exitCode).toBe(0)
  expect(said()).toContain('"template":"received"')
  for (const secret of [customer.openid, stage.server.world.config.wechat.secret, 'access_token'])
    expect(said()).not.toContain(secret)
})

test('asked to stop in the middle of a send, it writes down how that ended first', async () => {
  const { child } = await startWorker()
  await stage.control('PUT', '/behaviour', { sendTakesMs: 600 })
  const customer = await reporter()
  await stage.report(customer)
  await until(async () => (await stateOf(customer)) === 'sending', 'it is being sent')
  child.kill('SIGTERM')
  await once(child, 'exit')
  expect([child.exitCode, await stateOf(customer)]).toEqual([0, 'sent'])
})

test('killed in the middle of a send, its message goes out once and another worker learns the end from WeChat', async () => {
  const { child } = await startWorker()
  await stage.control('PUT', '/behaviour', { sendTakesMs: 600 })
  const customer = await reporter()
  await stage.report(customer)
  await until(async () => (await stage.sends(customer)).length === 1, 'WeChat has the request')
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await stateOf(customer)).toBe('sending')
  await stage.sql(`update outbox set lease_until = now() - interval '1 second' where state = 'sending'`)
  stage.work()
  await until(async () => (await stateOf(customer)) === 'sent', 'the event tells')
  const titles = (await stage.messages(customer)).map(({ title }) => title)
  expect(titles.filter((title) => title === '报修受理通知')).toHaveLength(1)
  expect(await stage.broken()).toEqual([])
})
