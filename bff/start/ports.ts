import net from 'node:net'
import { SetupError } from '../src/platform/setup-error.ts'

/** Refuses to start when another program listens there already; `setting` is the variable that moves us elsewhere. */
export function ensureFree(port: number, host: string, setting: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      const why = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be opened (${code})`
      reject(
        new SetupError(`Port ${port} ${why}: stop that one, or choose another with ${setting}=${port + 1} npm start.`),
      )
    })
    server.listen(port, host, () => server.close(() => resolve()))
  })
}
