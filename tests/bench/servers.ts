import { type ChildProcess, spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Urls } from './cluster.ts'

/** A server in a process of its own. */
export type Server = {
  readonly name: string
  readonly url: string
  readonly pid: number
  /** Milliseconds from spawning to the first good answer of `GET /api/health`. */
  readonly startedIn: number
  readonly stop: () => Promise<void>
}

/** Signs the tokens of both servers. */
export const secret = 'a secret of the benchmark, and of nothing else'
export const appId = 'wx0000000000000001'

const here = fileURLToPath(new URL('../../bff/src/main.ts', import.meta.url))
const bare = fileURLToPath(new URL('bare/server.ts', import.meta.url))

export type OursOptions = {
  readonly node?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  /** The server's main file; another checkout's to compare with it. */
  readonly main?: string
}

/** Our server as it is run, with the pool and the log lines it has by default; the lines go nowhere. */
export const startOurs = (urls: Urls, { node = [], env = {}, main = here }: OursOptions = {}): Promise<Server> =>
  start('ours', [...node, main], {
    DATABASE_URL: urls.app,
    DATABASE_WORKER_URL: urls.worker,
    DATABASE_OWNER_URL: urls.owner,
    WECHAT_BASE_URL: 'http://127.0.0.1:9',
    WECHAT_APPID: appId,
    WECHAT_SECRET: 'not-asked-for',
    WECHAT_PUSH_TOKEN: 'not-asked-for',
    WECHAT_PUSH_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    JWT_SECRET: secret,
    RATE_LIMITS: 'off',
    ...env,
  })

/** The yardstick: Fastify and pg with the fewest statements, past row-level security. */
export const startBare = (urls: Urls): Promise<Server> =>
  start('bare', [bare], { DATABASE_URL: urls.admin, JWT_SECRET: secret })

async function start(name: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Server> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port), PUBLIC_URL: url, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const atExit = () => child.kill('SIGKILL')
  process.once('exit', atExit)
  const stop = () => end(child).finally(() => process.off('exit', atExit))
  await answers(url, child).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { name, url, pid: child.pid ?? 0, startedIn: performance.now() - began, stop }
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 10) {
    if (child.exitCode !== null) throw new Error('the server ended at once')
    const good = await fetch(`${url}/api/health`).then(
      (response) => response.ok,
      () => false,
    )
    if (good) return
    await sleep(10)
  }
  throw new Error('the server does not answer')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await gone
  clearTimeout(patience)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
