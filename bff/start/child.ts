import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { SetupError } from '../src/platform/setup-error.ts'
import { logs } from './places.ts'

/** A program of ours that runs beside this one. `ended` rejects, with its last words, when it ends unbidden. */
export type Child = {
  readonly name: string
  readonly ended: Promise<never>
  readonly stop: () => Promise<void>
}

export type Program = {
  readonly name: string
  readonly script: string
  readonly env?: NodeJS.ProcessEnv
  readonly watch?: boolean
}

const leash = new URL('./leash.ts', import.meta.url).href

/** Starts a TypeScript program with this Node, its output in .data/logs/<name>.log. */
export function startChild({ name, script, env, watch }: Program): Child {
  const { child, logFile } = spawnLogged(
    name,
    [...(watch ? ['--watch', '--watch-preserve-output'] : []), '--import', leash, script],
    env,
  )
  let bidden = false
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })
  const ended = exited.then((how) => {
    if (bidden) return new Promise<never>(() => undefined)
    throw new SetupError(`The ${name} stopped (${how}): ${lastLine(logFile)} Read ${logFile}.`)
  })
  ended.catch(() => undefined)
  return {
    name,
    ended,
    stop: async () => {
      bidden = true
      child.kill('SIGTERM')
      const patience = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await exited
      clearTimeout(patience)
    },
  }
}

/** Runs a script to its end; `stop` ends it and what it started. Throws a SetupError with its last line when it fails. */
export async function runToEnd(
  { name, script, env }: Program,
  args: readonly string[],
  stop: AbortSignal,
): Promise<void> {
  stop.throwIfAborted()
  const { child, logFile } = spawnLogged(name, [script, ...args], env)
  const end = () => child.pid && killGroup(child.pid)
  stop.addEventListener('abort', end)
  process.once('exit', end)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  stop.removeEventListener('abort', end)
  process.off('exit', end)
  stop.throwIfAborted()
  if (code !== 0) throw new SetupError(`The ${name} failed (exit code ${code}): ${lastLine(logFile)} Read ${logFile}.`)
}

// A process group of its own, so that Ctrl-C reaches us alone and we stop the parts in their order.
function spawnLogged(
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { child: ChildProcess; logFile: string } {
  fs.mkdirSync(logs, { recursive: true })
  const logFile = path.join(logs, `${name.replaceAll(' ', '-')}.log`)
  const log = fs.openSync(logFile, 'w')
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  })
  fs.closeSync(log)
  return { child, logFile }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended in the meantime.
  }
}

function lastLine(logFile: string): string {
  const line =
    fs
      .readFileSync(logFile, 'utf8')
      .trimEnd()
      .split('\n')
      .findLast((text) => text.trim() !== '' && !/^(\s+at |Node\.js v|[{}\s]+$)/.test(text)) ?? ''
  const words = line.startsWith('{') ? (/"msg":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1] ?? line) : line.trim()
  return /[.!?]$/.test(words) ? words : `${words}.`
}
