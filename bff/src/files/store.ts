import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'

const keyShape = /^(qr|[0-9a-f]{2})\/[0-9a-f]{32}\.[a-z0-9]{2,4}$/

function pathOf(folder: string, key: string): string {
  if (!keyShape.test(key)) throw new Error('not a storage key')
  return path.join(folder, key)
}

/**
 * Keeps bytes under a random name that says nothing about them, and answers the name. They are on the disk, whole, when
 * this returns; a crash before leaves at most an unnamed piece.
 */
export async function keep(folder: string, bytes: Uint8Array, extension: string): Promise<string> {
  const name = randomBytes(16).toString('hex')
  const key = `${name.slice(0, 2)}/${name}.${extension}`
  await keepAs(folder, key, bytes)
  return key
}

/** The same under a name of ours, for what can be made again. */
export async function keepAs(folder: string, key: string, bytes: Uint8Array): Promise<void> {
  const target = pathOf(folder, key)
  const part = `${target}.${randomBytes(4).toString('hex')}.part`
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
  const unfinished = await open(part, 'wx', 0o600)
  try {
    await unfinished.writeFile(bytes)
    await unfinished.sync()
  } finally {
    await unfinished.close()
  }
  await rename(part, target)
}

/** A part of what is kept, for players that ask for it piece by piece; both ends are counted. */
export async function readPart(folder: string, key: string, from: number, to: number): Promise<Buffer> {
  const file = await open(pathOf(folder, key), 'r')
  try {
    const bytes = Buffer.alloc(to - from + 1)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

export const readKept = (folder: string, key: string): Promise<Buffer> => readFile(pathOf(folder, key))

/** Drops bytes that no row names; those that are gone already are fine. */
export const drop = (folder: string, key: string): Promise<void> => rm(pathOf(folder, key), { force: true })

/** What was kept under a name of ours, or null. */
export const readNamed = (folder: string, key: string): Promise<Buffer | null> =>
  readKept(folder, key).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
