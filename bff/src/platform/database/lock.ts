import { createHash } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

export type Held = { readonly release: () => void }

/**
 * Takes a lock that ends with its process, however that dies: a listening socket named after `what`. Returns the
 * number of the process that holds it when another one does.
 */
export async function takeLock(what: string): Promise<Held | { readonly holder: number }> {
  const name = createHash('sha256').update(what).digest('hex').slice(0, 16)
  const roof = os.tmpdir().length > 60 ? '/tmp' : os.tmpdir()
  const file = path.join(roof, `field-${name}-${process.getuid?.() ?? 0}.lock`)
  for (;;) {
    const server = await listenOn(file)
    if (server) return { release: () => server.close() }
    const holder = await ask(file)
    if (holder !== undefined) return { holder }
    fs.rmSync(file, { force: true })
  }
}

function listenOn(file: string): Promise<net.Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.on('error', () => undefined).end(String(process.pid)))
    server.unref()
    server.once('listening', () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(file)
  })
}

function ask(file: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    let text = ''
    const socket = net.connect(file)
    socket.setTimeout(2_000, () => socket.destroy())
    socket.on('data', (bytes) => {
      text += bytes
    })
    socket.on('error', () => undefined)
    socket.on('close', (failed) => resolve(failed && text === '' ? undefined : Number(text || 0)))
  })
}
