import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fingerprint } from '../../../bff/src/platform/idempotency/fingerprint.ts'
import { startTown, type Town } from '../../support/job.ts'
import { clientOf } from '../../support/server.ts'
import { connect } from '../../support/socket.ts'

const main = fileURLToPath(new URL('../../../bff/src/main.ts', import.meta.url))
let town: Town

beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.server.stop())

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

type Child = {
  readonly url: string
  readonly process: ChildProcess
  readonly output: () => string
  readonly ended: Promise<number | null>
}

/** The server as its own process on the town's database, with the same secret, so that the town's tokens are good there. */
async function serve(): Promise<Child> {
  const port = await freePort()
  const { urls } = town.server.database
  const { jwtSecret, wechat, filesDir } = town.server.world.config
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DATABASE_URL: urls.app,
      DATABASE_WORKER_URL: urls.worker,
      DATABASE_OWNER_URL: urls.owner,
      WECHAT_APPID: wechat.appId,
      WECHAT_SECRET: wechat.secret,
      WECHAT_PUSH_TOKEN: wechat.pushToken,
      WECHAT_PUSH_AES_KEY: wechat.pushAesKey,
      JWT_SECRET: jwtSecret,
      FILES_DIR: filesDir,
      RATE_LIMITS: 'off',
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes) => {
      output += bytes
    })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const url = `http://127.0.0.1:${port}`
  while (
    child.exitCode === null &&
    !(await fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await sleep(20)
  return { url, process: child, output: () => output, ended }
}

it('answers, and leaves quietly when told to', async () => {
  const child = await serve()
  child.process.kill('SIGTERM')
  expect([await child.ended, child.output().includes('"level":50')]).toEqual([0, false])
})

it('finishes a request that is under way when it is told to leave, and lets its sockets go', async () => {
  const child = await serve()
  const { orgId, id } = town.ours.people.manager
  const { accessToken } = await town.server.signIn(town.ours.people.manager)
  const socket = await connect({ url: child.url }, accessToken)
  const key = crypto.randomUUID()
  const body = { language: 'en' } as const
  const other = new pg.Client(town.server.database.urls.worker)
  await other.connect()
  await other.query('begin')
  await other.query(
    `insert into idempotency (org_id, person_id, route, key, fingerprint) values ($1, $2, 'POST /me/profile', $3, $4)`,
    [orgId, id, key, fingerprint({}, body)],
  )
  const answer = clientOf(child.url, accessToken)('POST /me/profile', { body, key })
  await sleep(200)
  child.process.kill('SIGTERM')
  await sleep(300)
  await other.query('rollback')
  await other.end()
  expect((await answer).value.language).toBe('en')
  expect(await socket.gone).toBe('transport close')
  expect(await child.ended).toBe(0)
})

it('says in one sentence when the port is taken', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const { port } = holder.address() as { port: number }
  const { urls } = town.server.database
  const child = spawn(process.execPath, [main], {
    env: {
      PORT: String(port),
      DATABASE_URL: urls.app,
      DATABASE_WORKER_URL: urls.worker,
      DATABASE_OWNER_URL: urls.owner,
      WECHAT_APPID: 'a',
      WECHAT_SECRET: 'b',
      WECHAT_PUSH_TOKEN: 'c',
      WECHAT_PUSH_AES_KEY: 'd'.repeat(43),
      JWT_SECRET: 'e'.repeat(32),
    },
  })
  let said = ''
  child.stderr.on('data', (bytes) => {
    said += bytes
  })
  const [code] = await once(child, 'exit')
  expect([code, said.trim()]).toEqual([1, `Port ${port} is taken: stop what listens there or set PORT.`])
  holder.close()
})
