import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { SetupError } from '../setup-error.ts'
import { canEnter, type SystemUser } from './system-user.ts'

/**
 * The folder that really holds the data: `wanted`, made and handed to `user`; when root keeps the checkout where that
 * account cannot enter, a folder below /var/lib named after the wanted path.
 */
export function dataFolder(wanted: string, user: SystemUser | undefined): string {
  const folder = user && !reachable(path.dirname(wanted), user) ? elsewhere(wanted) : wanted
  make(folder)
  if (user) fs.chownSync(folder, user.uid, user.gid)
  const owner = fs.statSync(folder).uid
  const mine = user?.uid ?? process.getuid?.() ?? owner
  if (owner !== mine)
    throw new SetupError(
      `The database folder ${folder} belongs to another account (uid ${owner}); start as that account or move the folder away.`,
    )
  fs.chmodSync(folder, 0o700)
  return folder
}

export const socketPrefix = 'field-pg-'

/** A short folder for the server's socket: a socket's whole path may have 107 bytes at most, a checkout's may not fit. */
export function socketFolder(user: SystemUser | undefined): string {
  const temporary = os.tmpdir()
  const roof = temporary.length > 60 || /[\s,"']/.test(temporary) ? '/tmp' : temporary
  const folder = fs.mkdtempSync(path.join(roof, socketPrefix))
  if (user) fs.chownSync(folder, user.uid, user.gid)
  return folder
}

function reachable(parent: string, user: SystemUser): boolean {
  make(parent)
  return canEnter(parent, user)
}

const elsewhere = (wanted: string): string =>
  path.join(
    '/var/lib',
    `field-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`,
    path.basename(wanted),
  )

function make(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new SetupError(
      `The folder ${folder} cannot be made (${(error as NodeJS.ErrnoException).code}); give this account write access to it or set DATABASE_URL.`,
    )
  }
}
