import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { SetupError } from '../setup-error.ts'

export type SystemUser = { readonly uid: number; readonly gid: number }

/**
 * PostgreSQL refuses to run as root. Root therefore hands it to another account: the one that owns the data already,
 * else `postgres`, else `nobody`. An ordinary user runs it as himself (undefined).
 */
export function chooseUser(dataDir: string): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = fs.statSync(dataDir, { throwIfNoEntry: false })?.uid
  const accounts = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  const found =
    accounts.find((account) => owner && account.uid === owner) ??
    accounts.find((account) => account.name === 'postgres') ??
    accounts.find((account) => account.name === 'nobody')
  if (!found)
    throw new SetupError(
      'PostgreSQL cannot run as root and there is no account "postgres" or "nobody"; start as an ordinary user or set DATABASE_URL.',
    )
  return { uid: found.uid, gid: found.gid }
}

/** Whether that account can enter the folder: root's own home, for one, is closed to every other account. */
export function canEnter(folder: string, user: SystemUser | undefined): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}
