import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SetupError } from '../setup-error.ts'
import { type Binaries, findBinaries, options } from './binaries.ts'
import { admin, ensureCluster } from './cluster.ts'
import { dataFolder, socketFolder } from './folders.ts'
import { takeLock } from './lock.ts'
import { endLeftover, readPostmaster } from './postmaster.ts'
import { chooseUser, type SystemUser } from './system-user.ts'
import { socketUrl } from './urls.ts'

/** A running PostgreSQL of ours. `url` gives a connection string for a role (the superuser by default) and a database. */
export type Embedded = {
  readonly version: string
  readonly dataDir: string
  /** The folder of its socket. */
  readonly sockets: string
  readonly pid: number
  url(role?: string, database?: string): string
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that comes with the npm packages on the data below `dataDir` (made on the first start), reachable
 * only through a socket that this account can open. Works as root, as an ordinary user, and after a killed parent.
 * Throws a SetupError when another running process uses the same data.
 */
export async function startEmbedded(place: { dataDir: string; logFile: string }): Promise<Embedded> {
  const user = chooseUser(place.dataDir)
  const binaries = await findBinaries(user)
  const folder = dataFolder(place.dataDir, user)
  const lock = await takeLock(folder)
  if ('holder' in lock) {
    throw new SetupError(
      `The database in ${folder} is already in use by process ${lock.holder}: stop that one first.`,
      'in_use',
    )
  }
  try {
    const dataDir = await ensureCluster(binaries, folder, user)
    await endLeftover(dataDir)
    return await serve({ binaries, dataDir, user, logFile: place.logFile, release: lock.release })
  } catch (error) {
    lock.release()
    throw error
  }
}

type Served = {
  binaries: Binaries
  dataDir: string
  user: SystemUser | undefined
  logFile: string
  release: () => void
}

async function serve({ binaries, dataDir, user, logFile, release }: Served): Promise<Embedded> {
  const sockets = socketFolder(user)
  fs.mkdirSync(path.dirname(logFile), { recursive: true })
  const log = fs.openSync(logFile, 'w')
  // In a process group of its own: Ctrl-C reaches us alone, and the server stops last, after those who use it.
  const child = spawn(binaries.postgres, ['-D', dataDir, ...settings(sockets)], {
    ...options(user),
    detached: true,
    stdio: ['ignore', log, log],
  })
  fs.closeSync(log)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const atExit = () => child.kill('SIGINT')
  process.once('exit', atExit)
  const cleanUp = () => {
    process.off('exit', atExit)
    fs.rmSync(sockets, { recursive: true, force: true })
    release()
  }
  await becomesReady(child, dataDir, ended).catch(async (error: unknown) => {
    child.kill('SIGQUIT')
    await ended
    cleanUp()
    throw error instanceof NotReady ? new SetupError(brokenSentence(dataDir, logFile)) : error
  })
  return {
    version: binaries.version,
    dataDir,
    sockets,
    pid: child.pid ?? 0,
    url: (role = admin, database = 'postgres') => socketUrl(sockets, role, database),
    stop: async () => {
      child.kill('SIGINT')
      const patience = setTimeout(() => child.kill('SIGQUIT'), 10_000)
      await ended
      clearTimeout(patience)
      cleanUp()
    },
  }
}

const settings = (sockets: string): string[] =>
  [
    'port=5432',
    'listen_addresses=',
    `unix_socket_directories=${sockets}`,
    'unix_socket_permissions=0700',
    'max_connections=300',
    'shared_preload_libraries=pg_stat_statements',
    'jit=off',
    'timezone=UTC',
    'log_timezone=UTC',
  ].flatMap((setting) => ['-c', setting])

class NotReady extends Error {}

async function becomesReady(child: ChildProcess, dataDir: string, ended: Promise<void>): Promise<void> {
  let over = false
  void ended.then(() => {
    over = true
  })
  for (let waited = 0; waited < 60_000; waited += 20) {
    if (over) throw new NotReady()
    const note = readPostmaster(dataDir)
    if (note?.pid === child.pid && note?.state === 'ready') return
    await sleep(20)
  }
  throw new NotReady()
}

function brokenSentence(dataDir: string, logFile: string): string {
  const lines = fs.readFileSync(logFile, 'utf8').split('\n')
  const reason =
    lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ??
    lines.findLast((line) => line !== '') ??
    'no reason given'
  return `The database in ${dataDir} does not start (${reason.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '')}); read ${logFile}, or move that folder away to begin anew.`
}
