import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { SetupError } from '../setup-error.ts'
import { type Binaries, options } from './binaries.ts'
import type { SystemUser } from './system-user.ts'

/** The superuser of the built-in server; it makes the roles and databases and is used for nothing else. */
export const admin = 'field_admin'

/**
 * The cluster below `folder`, made when there is none: under another name first, so that a killed first start leaves
 * nothing that looks finished. One of another major version is refused, because its files cannot be read.
 */
export async function ensureCluster(binaries: Binaries, folder: string, user: SystemUser | undefined): Promise<string> {
  const cluster = path.join(folder, 'cluster')
  if (!fs.existsSync(cluster)) {
    const unfinished = path.join(folder, 'unfinished')
    fs.rmSync(unfinished, { recursive: true, force: true })
    await create(binaries, unfinished, user)
    fs.renameSync(unfinished, cluster)
  }
  const found = Number.parseInt(fs.readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8'), 10)
  if (found === binaries.major) return cluster
  throw new SetupError(
    `The data in ${folder} was written by PostgreSQL ${found}, and this is PostgreSQL ${binaries.major}: move that folder away to begin anew, or set DATABASE_URL to a PostgreSQL ${found}.`,
  )
}

// With lc_ctype C the trigram index sees no Chinese letter at all, so the character class must be UTF-8.
async function create(binaries: Binaries, cluster: string, user: SystemUser | undefined): Promise<void> {
  const letters = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const locale = ['--lc-collate=C', `--lc-ctype=${letters}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const args = ['-D', cluster, '-U', admin, '-A', 'trust', '-E', 'UTF8', ...locale, '--no-instructions']
  await promisify(execFile)(binaries.initdb, args, options(user)).catch((error: Error & { stderr?: string }) => {
    const reason = (error.stderr || error.message).trim().split('\n').at(-1) ?? ''
    throw new SetupError(`The database ${cluster} could not be made (${reason}); free some space or set DATABASE_URL.`)
  })
}
