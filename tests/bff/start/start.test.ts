import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, truncateSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asAdmin } from '../../../bff/src/platform/database/prepare.ts'
import { freshDatabase } from '../../support/database.ts'
import { type Checkout, makeCheckout, type Started } from './checkout.ts'

let checkout: Checkout
let running: Started[] = []
beforeEach(async () => {
  checkout = await makeCheckout()
})
afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGTERM')
    await ended
  }
  running = []
  checkout.remove()
})

const start = (env?: NodeJS.ProcessEnv, args?: readonly string[]) => {
  const started = checkout.start(env, args)
  running.push(started)
  return started
}
const up = (started: Started) =>
  expect.poll(started.said, { timeout: 90_000, interval: 50 }).toContain('Everything runs')
const answers = () =>
  fetch(checkout.client).then(
    () => true,
    () => false,
  )
/** It answers; when it does not, what it said on its way there. */
const reached = async (started: Started) => expect(await answers(), started.said()).toBe(true)
const stop = async (started: Started, signal: NodeJS.Signals = 'SIGINT') => {
  started.child.kill(signal)
  return started.ended
}

test('from nothing: shows its progress, says where everything is and whom one can be, and stops everything', async () => {
  const first = start()
  await up(first)
  for (const part of [
    'PostgreSQL: 18',
    'migrations: 1 applied',
    'WeChat sandbox',
    'server',
    'story of named people',
    'web client: built',
  ]) {
    expect(first.said()).toContain(`ok ${part}`)
  }
  expect(first.said()).toMatch(/Client +http:\/\/127\.0\.0\.1:\d+\/\n +Phones +http.*\n +API +http.*\/api\/docs/)
  expect(first.said()).toContain(`customer      李雷      ${checkout.client}#/?phone=p1`)
  await reached(first)
  expect(await stop(first)).toBe(0)
  expect(await answers()).toBe(false)

  const second = start()
  await up(second)
  expect(second.said()).toContain('migrations: none new')
  expect(second.said()).toContain('web client: unchanged')
  expect(second.said()).not.toContain('story')
  expect(second.said()).toContain('李雷')
})

test('keeps its secrets for this account alone', async () => {
  const first = start()
  await up(first)
  const file = path.join(checkout.folder, '.data/secrets.json')
  const secrets = readFileSync(file, 'utf8')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(JSON.parse(secrets).WECHAT_PUSH_AES_KEY).toMatch(/^[A-Za-z0-9]{43}$/)
  await stop(first, 'SIGTERM')
  await up(start())
  expect(readFileSync(file, 'utf8')).toBe(secrets)
})

test('a taken port is one sentence that says what to do', async () => {
  const port = Number(checkout.env.PORT)
  const other = net.createServer().listen(port, '127.0.0.1')
  const started = start()
  expect(await started.ended).toBe(1)
  other.close()
  expect(started.said().trim()).toBe(
    `Port ${port} is taken by another program: stop that one, or choose another with PORT=${port + 1} npm start.`,
  )
})

test('a part that fails at its start stops the others and leaves its own sentence', async () => {
  checkout.write('bff/src/main.ts', `console.error('JWT_SECRET must be 32 characters or more.'); process.exit(1)`)
  const started = start()
  expect(await started.ended).toBe(1)
  expect(started.said()).toContain('The server stopped (exit code 1): JWT_SECRET must be 32 characters or more. Read ')
})

test('a part that dies later stops the others', async () => {
  checkout.write(
    'bff/src/worker.ts',
    `import { existsSync } from 'node:fs'
    setInterval(() => {
      if (!existsSync(new URL('../../told-to-die', import.meta.url))) return
      console.error('The outbox is gone.')
      process.exit(3)
    }, 50)`,
  )
  const started = start()
  await up(started)
  checkout.write('told-to-die', '')
  expect(await started.ended).toBe(1)
  expect(started.said()).toContain('The worker stopped (exit code 3): The outbox is gone. Read ')
  expect(await answers()).toBe(false)
})

test('a client that does not build is one sentence', async () => {
  checkout.write('miniapp/config/build.mjs', `console.error('build: Taro ended with 1'); process.exit(1)`)
  const started = start()
  expect(await started.ended).toBe(1)
  expect(started.said()).toContain('The web client failed (exit code 1): build: Taro ended with 1. Read ')
})

test('the next start repairs what a kill left behind: its children end, its database is taken over', async () => {
  const first = start()
  await up(first)
  await stop(first, 'SIGKILL')
  await expect.poll(answers, { timeout: 30_000 }).toBe(false)
  const second = start()
  await up(second)
  expect(second.said()).not.toContain('story')
})

test('a start that was stopped while it told the story tells it from the beginning', async () => {
  const seeds = readFileSync(path.join(checkout.folder, 'bff/seeds/main.ts'), 'utf8')
  checkout.write('bff/seeds/main.ts', `${seeds}; console.log('half'); setInterval(() => undefined, 1000)`)
  const first = start()
  const log = path.join(checkout.folder, '.data/logs/seeds.log')
  await expect.poll(() => statSync(log, { throwIfNoEntry: false })?.size ?? 0, { timeout: 30_000 }).toBeGreaterThan(0)
  await stop(first)
  checkout.write('bff/seeds/main.ts', seeds)
  const second = start()
  await up(second)
  expect(second.said()).toContain('ok story of named people')
})

test('a broken database is one sentence', async () => {
  await stop(await upOnce())
  truncateSync(path.join(checkout.folder, '.data/postgres/cluster/global/pg_control'), 0)
  const started = start()
  expect(await started.ended).toBe(1)
  expect(started.said()).toMatch(
    /The database in .* does not start \(.*\); read .*postgres\.log, or move that folder away to begin anew\.\n$/,
  )
})

test('DATABASE_URL replaces the built-in database, and one that does not answer is a sentence', async () => {
  const silent = start({ DATABASE_URL: 'postgres://field@127.0.0.1:1/field' })
  expect(await silent.ended).toBe(1)
  expect(silent.said()).toContain('The database field at 127.0.0.1:1 does not answer')

  const database = await freshDatabase('empty')
  const started = start({ DATABASE_URL: database.urls.admin })
  await up(started)
  expect(started.said()).toContain('ok migrations of DATABASE_URL: 1 applied')
  expect(started.said()).not.toContain('lc_ctype')
  expect(existsSync(path.join(checkout.folder, '.data/postgres'))).toBe(false)
  const { rows } = await asAdmin(database.urls.worker, (client) => client.query('select name from person'))
  expect(rows).toEqual([{ name: '李雷' }])
  await stop(started)
  await database.drop()
})

test('WECHAT_BASE_URL replaces the sandbox, and the settings reach the parts', async () => {
  checkout.write('bff/src/worker.ts', `console.log(JSON.stringify(process.env)); setInterval(() => undefined, 1000)`)
  const started = start({ WECHAT_BASE_URL: 'https://api.weixin.qq.com', WECHAT_APPID: 'wxreal' })
  await up(started)
  expect(started.said()).not.toContain('sandbox')
  // The worker says nothing of being ready: it may write its line a little after everything runs.
  const log = path.join(checkout.folder, '.data/logs/worker.log')
  await expect.poll(() => readFileSync(log, 'utf8')).toContain('\n')
  const env = JSON.parse(readFileSync(log, 'utf8'))
  expect(env).toMatchObject({ WECHAT_BASE_URL: 'https://api.weixin.qq.com', WECHAT_APPID: 'wxreal' })
  expect(env.WECHAT_SANDBOX_URL).toBeUndefined()
})

test('while it runs, another terminal can start a single part with the same settings', async () => {
  const started = await upOnce()
  const file = path.join(checkout.folder, '.data/environment')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const print = 'console.log(process.env.DATABASE_URL, process.env.JWT_SECRET.length)'
  const printed = execFileSync(process.execPath, [`--env-file=${file}`, '-e', print], { encoding: 'utf8' })
  expect(printed).toMatch(/^postgres:\/\/field_app@\/field\?host=\S+ 48\n$/)
  await stop(started)
  expect(existsSync(file)).toBe(false)
})

test('with --watch a changed client is built again and a changed server starts again', async () => {
  const started = start({}, ['--watch'])
  await up(started)
  checkout.write('miniapp/src/app.ts', 'export {}')
  await expect.poll(started.said, { timeout: 90_000 }).toMatch(/Everything runs[\s\S]*ok web client: built/)
  checkout.write(
    'bff/src/main.ts',
    readFileSync(path.join(checkout.folder, 'bff/src/main.ts'), 'utf8').replace("'ok'", "'new'"),
  )
  const text = () =>
    fetch(checkout.client)
      .then((reply) => reply.text())
      .catch(() => '')
  await expect.poll(text, { timeout: 90_000 }).toBe('new')
  expect(await stop(started)).toBe(0)
  expect(await answers()).toBe(false)
})

async function upOnce(): Promise<Started> {
  const started = start()
  await up(started)
  return started
}
