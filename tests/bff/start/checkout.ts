import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const real = fileURLToPath(new URL('../../..', import.meta.url))

/** The real orchestrator, launcher and migrations in a folder of their own, with small programs in place of the others. */
export type Checkout = {
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  readonly client: string
  readonly write: (file: string, text: string) => void
  readonly start: (env?: NodeJS.ProcessEnv, args?: readonly string[]) => Started
  readonly remove: () => void
}

export type Started = {
  readonly child: ChildProcess
  readonly said: () => string
  readonly ended: Promise<number | null>
}

const listens = (line: string) => `
  import http from 'node:http'
  const server = http.createServer((_, reply) => reply.end('ok'))
  server.listen(Number(process.env.PORT), process.env.HOST)
  process.on('SIGTERM', () => server.close(() => process.exit(0)))
  ${line}
`

const standIns = {
  'packages/wechat-sandbox/src/start.ts': listens(''),
  'bff/src/main.ts': listens(''),
  'bff/src/worker.ts': `setInterval(() => undefined, 1000); process.on('SIGTERM', () => process.exit(0))`,
  'bff/migrations/001_person.sql':
    'create table person (org_id int, name text); grant select, insert on person to field_app, field_worker;',
  'bff/seeds/main.ts': `
    import { writeFileSync } from 'node:fs'
    import pg from 'pg'
    const client = new pg.Client(process.env.DATABASE_WORKER_URL)
    await client.connect()
    await client.query("insert into person values (1, '李雷')")
    await client.end()
    const people = [{ role: 'customer', name: '李雷', phoneId: 'p1', link: '/#/?phone=p1' }]
    writeFileSync(process.env.PEOPLE_FILE, JSON.stringify(people))
  `,
  'miniapp/config/build.mjs': `
    import { mkdirSync, writeFileSync } from 'node:fs'
    const folder = new URL('../dist/' + process.argv[2], import.meta.url)
    mkdirSync(folder, { recursive: true })
    writeFileSync(folder.pathname.replaceAll('%20', ' ') + '/index.html', 'client')
  `,
  'miniapp/src/app.ts': '',
}

export async function makeCheckout(): Promise<Checkout> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'field checkout '))
  chmodSync(folder, 0o755)
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  for (const part of ['bff/start', 'bff/src/platform', 'bff/package.json'])
    cpSync(path.join(real, part), path.join(folder, part), { recursive: true })
  symlinkSync(path.join(real, 'bff/node_modules'), path.join(folder, 'bff/node_modules'))
  for (const [file, text] of Object.entries(standIns)) write(file, text)
  const [port, sandboxPort] = [await freePort(), await freePort()]
  const env = { PATH: process.env.PATH, PORT: String(port), SANDBOX_PORT: String(sandboxPort) }
  return {
    folder,
    env,
    client: `http://127.0.0.1:${port}/`,
    write,
    start: (more = {}, args = []) => run(folder, { ...env, ...more }, args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function run(folder: string, env: NodeJS.ProcessEnv, args: readonly string[]): Started {
  const child = spawn(process.execPath, ['bff/start/main.ts', ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes) => {
      text += bytes
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, said: () => text, ended }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
