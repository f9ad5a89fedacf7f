import fs from 'node:fs'
import path from 'node:path'
import { whole } from '../src/platform/settings.ts'
import { SetupError } from '../src/platform/setup-error.ts'
import { answers } from './answers.ts'
import { block } from './block.ts'
import { type Child, type Program, runToEnd, startChild } from './child.ts'
import { buildClient } from './client.ts'
import { startDatabase } from './database.ts'
import { writeEnvironment } from './environment.ts'
import { bringPhones, readPeople } from './people.ts'
import { data, peopleFile, root, webRoot } from './places.ts'
import { ensureFree } from './ports.ts'
import { sinceStart, step } from './progress.ts'
import { keepSecrets } from './secrets.ts'
import { beginSeeding, endSeeding, seedState } from './seeds.ts'
import { watchClient } from './watch.ts'

export type Run = {
  readonly env: NodeJS.ProcessEnv
  readonly watch: boolean
  readonly stop: AbortSignal
  /** Told how to stop each part, in the order in which they were started. */
  readonly started: (stop: () => Promise<void>) => void
}

/** Starts every part from nothing and stays until one of them fails (throws a SetupError) or `stop` is called. */
export async function start({ env, watch, stop, started }: Run): Promise<void> {
  const host = env.HOST || '127.0.0.1'
  const port = whole(env, 'PORT', { from: 1, to: 65_535, otherwise: 8080 })
  const sandboxPort = whole(env, 'SANDBOX_PORT', { from: 1, to: 65_535, otherwise: 8090 })
  const real = Boolean(env.WECHAT_BASE_URL)
  await ensureFree(port, host, 'PORT')
  if (!real) await ensureFree(sandboxPort, host, 'SANDBOX_PORT')

  console.log('Starting; the first start takes some minutes, later ones seconds.')
  const local = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`
  const client = env.PUBLIC_URL || local
  const sandbox = real ? undefined : `http://127.0.0.1:${sandboxPort}`
  const documentation = `${client}/api/docs`
  const building = step('web client', () => buildClient('h5', stop), String)
  building.catch(() => undefined)

  const database = await startDatabase(env)
  started(database.stop)
  const { urls } = database
  const state = await seedState(urls)
  if (state === 'interrupted')
    throw new SetupError(
      'An earlier start was stopped while it filled the database of DATABASE_URL; empty that database, then start again.',
    )
  const settings = {
    ...keepSecrets(env),
    ...(sandbox ? { WECHAT_BASE_URL: sandbox, WECHAT_SANDBOX_URL: sandbox } : {}),
    DATABASE_URL: urls.app,
    DATABASE_WORKER_URL: urls.worker,
    DATABASE_OWNER_URL: urls.owner,
    HOST: host,
    PORT: String(port),
    PUBLIC_URL: client,
    WEB_ROOT: webRoot,
    // Only beside the stand-in: the seeds tell sixty days in a minute by moving this clock.
    // They also sign in a whole company within seconds, faster than any limit of pace allows.
    ...(sandbox ? { CLOCK_FILE: path.join(data, 'clock'), RATE_LIMITS: env.RATE_LIMITS || 'off' } : {}),
    FILES_DIR: env.FILES_DIR || path.join(data, 'files'),
  }
  started(writeEnvironment(settings))
  fs.mkdirSync(webRoot, { recursive: true })

  const children: Child[] = []
  const launch = (program: Program): Child => {
    stop.throwIfAborted()
    const child = startChild({ watch, ...program, script: path.join(root, program.script) })
    children.push(child)
    started(child.stop)
    return child
  }

  if (sandbox) {
    const env = {
      PORT: String(sandboxPort),
      HOST: host,
      WECHAT_APPS: `${settings.WECHAT_APPID}:${settings.WECHAT_SECRET}`,
      WECHAT_PUSH_URL: `${local}/api/wechat/push`,
      WECHAT_PUSH_TOKEN: settings.WECHAT_PUSH_TOKEN,
      WECHAT_ENCODING_AES_KEY: settings.WECHAT_PUSH_AES_KEY,
      CLIENT_URL: client,
      CLOCK_FILE: path.join(data, 'clock'),
    }
    await step('WeChat sandbox', async () => {
      await answers(
        launch({ name: 'sandbox', script: 'packages/wechat-sandbox/src/start.ts', env }),
        `${sandbox}/`,
        stop,
      )
      if (state === 'seeded') await bringPhones(sandbox, readPeople())
    })
  }
  // The server reads the client's start page when it starts: it goes on the hash of its inline script.
  await Promise.race([building, ...children.map(({ ended }) => ended)])
  await step('server', () =>
    answers(launch({ name: 'server', script: 'bff/src/main.ts', env: settings }), `${local}/api/health`, stop),
  )
  const worker = launch({ name: 'worker', script: 'bff/src/worker.ts', env: settings })

  if (state === 'empty') {
    await step('story of named people', async () => {
      await beginSeeding(urls)
      const env = { ...settings, API_URL: local, PEOPLE_FILE: peopleFile }
      await Promise.race([
        worker.ended,
        runToEnd({ name: 'seeds', script: path.join(root, 'bff/seeds/main.ts'), env }, [], stop),
      ])
      await endSeeding(urls)
    })
  }
  if (watch) watchClient(stop)
  console.log(block({ client, phones: sandbox, documentation }, state === 'foreign' ? [] : readPeople(), sinceStart()))

  const bidden = new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve()))
  await Promise.race([bidden, ...children.map(({ ended }) => ended)])
}
