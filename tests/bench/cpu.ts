import { readdirSync, readFileSync } from 'node:fs'

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** The fields of /proc/<pid>/stat from the third on; the second may hold spaces. */
const statOf = (pid: number): string[] => read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []

const tick = 10_000

/** CPU microseconds of a living process with all its threads: exact where the kernel says, else in ticks of 10 ms. */
function ownCpu(pid: number): number {
  let nanoseconds = 0
  try {
    for (const thread of readdirSync(`/proc/${pid}/task`))
      nanoseconds += Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0] ?? 0)
  } catch {
    return 0
  }
  const [user = 0, system = 0] = statOf(pid).slice(11, 13).map(Number)
  return nanoseconds > 0 ? nanoseconds / 1_000 : (user + system) * tick
}

const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => Number(statOf(one)[1]) === pid)

/** CPU microseconds that a process has used so far. */
export const processCpu = (pid: number): number => ownCpu(pid)

/** CPU microseconds that PostgreSQL has used so far: its first process, all its children, and those that have ended. */
export function databaseCpu(postmaster: number): number {
  const [user = 0, system = 0] = statOf(postmaster).slice(13, 15).map(Number)
  const living = [postmaster, ...childrenOf(postmaster)].reduce((sum, pid) => sum + ownCpu(pid), 0)
  return living + (user + system) * tick
}

/** Resident memory of a process in MiB. */
export const residentMemory = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1_024
