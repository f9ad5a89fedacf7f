import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { hour, minute } from '@field/domain/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClock } from '../../../bff/src/platform/clock.ts'
import { openStage, type Stage } from './stage.ts'

const program = fileURLToPath(new URL('../../../bff/src/worker.ts', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'field-clock-'))
const clockFile = path.join(folder, 'offset')

let stage: Stage
let offset = 0
const running: ChildProcess[] = []

/** Moves the one clock of server and worker. */
function pass(ms: number): void {
  offset += ms
  writeFileSync(clockFile, String(offset))
}

beforeAll(async () => {
  pass(0)
  stage = await openStage({ parts: { clock: openClock(clockFile) } })
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await stage.close()
  rmSync(folder, { recursive: true })
})

/** The worker as it runs in production, a process of its own. */
async function startWorker(): Promise<ChildProcess> {
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
      CLOCK_FILE: clockFile,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  let said = ''
  child.stdout?.on('data', (bytes: Buffer) => {
    said += bytes
  })
  for (const until = Date.now() + 60_000; !said.includes('"working"'); await wait(20))
    if (Date.now() > until) throw new Error(`the worker does not work: ${said}`)
  return child
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** Longer than the worker's look at the timers. */
const aLook = 1_500
const escalations = async () =>
  (await stage.happened()).filter(({ event, kind }) => kind === 'escalated' && event.key?.startsWith('order.'))

async function leave(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

test('#86 47:59 nothing, 48:00 one escalation to the supervisor, and a restart does not repeat it', async () => {
  await stage.report()
  const first = await startWorker()
  pass(48 * hour - minute)
  await wait(aLook)
  expect(await escalations()).toEqual([])
  pass(minute)
  await expect.poll(escalations).toHaveLength(1)
  await leave(first, 'SIGTERM')
  expect(first.exitCode).toBe(0)
  const second = await startWorker()
  await wait(aLook)
  await leave(second, 'SIGKILL')
  const third = await startWorker()
  pass(hour)
  await wait(aLook)
  await leave(third, 'SIGTERM')
  expect(await escalations()).toHaveLength(1)
  expect((await stage.inbox(stage.ours.people.manager)).filter((one) => one === 'escalated')).toHaveLength(1)
})
