import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { alive } from '../src/platform/database/postmaster.ts'

/**
 * Calls `onGone` when one of the npm, pnpm and sh processes that lead to this one ends. They do not pass a signal on, so
 * whoever ends `npm start` by its process number would otherwise leave everything running.
 */
export function watchAncestors(onGone: () => void): void {
  const chain = launchers()
  const timer = setInterval(() => {
    if (chain.every(alive)) return
    clearInterval(timer)
    onGone()
  }, 500)
  timer.unref()
}

function launchers(): number[] {
  const above: { pid: number; command: string }[] = []
  for (let pid = process.ppid; pid > 1 && above.length < 12; ) {
    const one = look(pid)
    if (!one) break
    above.push({ pid, command: one.command })
    pid = one.parent
  }
  const top = above.findLastIndex(({ command }) => /\bp?npm\b/.test(command))
  return above.slice(0, top + 1).map(({ pid }) => pid)
}

function look(pid: number): { parent: number; command: string } | undefined {
  try {
    if (process.platform === 'linux') {
      const parent = Number(/^PPid:\s*(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
      return { parent, command: fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') }
    }
    const [, parent, command] =
      /^\s*(\d+)\s+(.*)/.exec(execFileSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' })) ??
      []
    return { parent: Number(parent), command: command ?? '' }
  } catch {
    return undefined
  }
}
