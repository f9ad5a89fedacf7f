import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freshDatabase } from './database.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const appId = 'wx0000000000000001'
const secret = '0123456789abcdef0123456789abcdef'

export type SystemPerson = {
  readonly role: string
  readonly name: string
  readonly phoneId: string
  readonly link: string
}
export type System = Awaited<ReturnType<typeof startSystem>>

/**
 * The whole system as `npm start` runs it, each part its own process, on a database and ports of its own: sandbox, server,
 * worker, web client; with the people, machines and stock of the story but no work orders yet.
 */
export async function startSystem({
  web = process.env.WEB_ROOT || path.join(root, 'miniapp/dist/h5'),
}: {
  web?: string
} = {}) {
  const database = await freshDatabase()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'field-system-'))
  const [port, sandboxPort] = [await freePort(), await freePort()]
  const origin = `http://127.0.0.1:${port}`
  const sandbox = `http://127.0.0.1:${sandboxPort}`
  const push = { token: 'token0of0the0tests', key: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' }
  const clock = path.join(folder, 'clock')
  fs.writeFileSync(clock, '0\n')
  const settings = {
    NODE_ENV: 'test',
    CLOCK_FILE: clock,
    DATABASE_URL: database.urls.app,
    DATABASE_WORKER_URL: database.urls.worker,
    DATABASE_OWNER_URL: database.urls.owner,
    WECHAT_BASE_URL: sandbox,
    WECHAT_SANDBOX_URL: sandbox,
    WECHAT_APPID: appId,
    WECHAT_SECRET: secret,
    WECHAT_PUSH_TOKEN: push.token,
    WECHAT_PUSH_AES_KEY: push.key,
    JWT_SECRET: 'a secret of the tests, and of nothing else',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: origin,
    WEB_ROOT: web,
    FILES_DIR: path.join(folder, 'files'),
    API_URL: origin,
    PEOPLE_FILE: path.join(folder, 'people.json'),
    SEED_TALES: 'none',
    RATE_LIMITS: 'off',
  }
  const running: (() => Promise<void>)[] = []
  const launch = (script: string, env: Record<string, string>) => {
    const log = path.join(folder, `${path.basename(path.dirname(script))}-${path.basename(script)}.log`)
    const out = fs.openSync(log, 'a')
    const child = spawn(process.execPath, [path.join(root, script)], {
      env: { ...process.env, ...env },
      stdio: ['ignore', out, out],
    })
    running.unshift(async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
    })
    return { child, log }
  }
  const stop = async () => {
    for (const end of running) await end()
    await database.drop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
  try {
    launch('packages/wechat-sandbox/src/start.ts', {
      PORT: String(sandboxPort),
      HOST: '127.0.0.1',
      CLOCK_FILE: clock,
      WECHAT_APPS: `${appId}:${secret}`,
      WECHAT_PUSH_URL: `${origin}/api/wechat/push`,
      WECHAT_PUSH_TOKEN: push.token,
      WECHAT_ENCODING_AES_KEY: push.key,
      CLIENT_URL: origin,
    })
    await answers(`${sandbox}/`)
    const server = launch('bff/src/main.ts', settings)
    await answers(`${origin}/api/health`, server.log)
    const worker = launch('bff/src/worker.ts', settings)
    const seeds = launch('bff/seeds/main.ts', settings)
    const [code] = (await once(seeds.child, 'exit')) as [number | null]
    if (code !== 0) throw new Error(`the seeds failed: ${fs.readFileSync(seeds.log, 'utf8').slice(-2_000)}`)
    const people = JSON.parse(fs.readFileSync(settings.PEOPLE_FILE, 'utf8')) as SystemPerson[]
    return {
      origin,
      sandbox,
      database,
      settings,
      people,
      logs: { server: server.log, worker: worker.log },
      /** The address that opens the client as somebody of the story. */
      link: (role: string): string => {
        const person = people.find((one) => one.role === role)
        if (!person) throw new Error(`nobody of the story is a ${role}`)
        return `${origin}${person.link}`
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function answers(url: string, log?: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ok) return
    await wait(100)
  }
  throw new Error(`${url} did not answer within 30 s${log ? `: ${fs.readFileSync(log, 'utf8').slice(-2_000)}` : ''}`)
}
