import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SetupError } from '../setup-error.ts'
import { socketPrefix } from './folders.ts'

type Note = { readonly pid: number; readonly sockets: string; readonly state: string }

/** The server's own note about itself: process number, socket folder and state; absent while there is no server. */
export function readPostmaster(dataDir: string): Note | undefined {
  try {
    const lines = fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), sockets: (lines[4] ?? '').trim(), state: (lines[7] ?? '').trim() }
  } catch {
    return undefined
  }
}

/** Ends a server that outlived its launcher (a killed terminal), so that ours may open the same data. */
export async function endLeftover(dataDir: string): Promise<void> {
  const note = readPostmaster(dataDir)
  if (!note) return
  if (path.basename(note.sockets).startsWith(socketPrefix)) fs.rmSync(note.sockets, { recursive: true, force: true })
  if (!alive(note.pid) || !commandOf(note.pid).includes('postgres')) {
    fs.rmSync(path.join(dataDir, 'postmaster.pid'), { force: true })
    return
  }
  process.kill(note.pid, 'SIGINT')
  if (await gone(note.pid, 10_000)) return
  process.kill(note.pid, 'SIGQUIT')
  if (await gone(note.pid, 5_000)) return
  throw new SetupError(
    `A PostgreSQL from an earlier start (process ${note.pid}) does not stop; end it, then start again.`,
  )
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function gone(pid: number, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 50) {
    if (!alive(pid)) return true
    await sleep(50)
  }
  return false
}

// A process number may have been given to something else since: never signal what is not PostgreSQL.
function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
