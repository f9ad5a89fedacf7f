import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { TestServer } from '../support/server.ts'

const main = fileURLToPath(new URL('../../bff/src/main.ts', import.meta.url))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

export type ServerProcess = { readonly url: string; readonly stop: () => Promise<void> }

/** The server as a process of its own on the database of a test server, whose tokens are good there too. */
export async function serverProcess({ database: { urls }, world }: TestServer): Promise<ServerProcess> {
  const port = await freePort()
  const { jwtSecret, wechat, filesDir } = world.config
  const child = spawn(process.execPath, [main], {
    stdio: 'ignore',
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
  const ended = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`
  const answers = () =>
    fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (child.exitCode === null && !(await answers())) await sleep(50)
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
