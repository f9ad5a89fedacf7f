import { setTimeout as sleep } from 'node:timers/promises'
import WebSocket from 'ws'

const port = 19_229

/** What a server is started with to be inspected. */
export const inspected = { node: [`--inspect=127.0.0.1:${port}`], env: { NODE_OPTIONS: '--no-warnings' } }

export type Inspector = {
  readonly send: <T>(method: string, params?: object) => Promise<T>
  readonly close: () => void
}

/** Node's inspector of the server that runs with `inspected`. */
export async function inspect(): Promise<Inspector> {
  const socket = new WebSocket(await address())
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  let last = 0
  const send = <T>(method: string, params: object = {}): Promise<T> =>
    new Promise((resolve) => {
      const id = ++last
      const hear = (data: WebSocket.RawData) => {
        const answer = JSON.parse(String(data)) as { id: number; result: T }
        if (answer.id !== id) return
        socket.off('message', hear)
        resolve(answer.result)
      }
      socket.on('message', hear)
      socket.send(JSON.stringify({ id, method, params }))
    })
  return { send, close: () => socket.close() }
}

async function address(): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    const found = await fetch(`http://127.0.0.1:${port}/json/list`)
      .then((answer) => answer.json() as Promise<{ webSocketDebuggerUrl: string }[]>)
      .catch(() => [])
    if (found[0]) return found[0].webSocketDebuggerUrl
    await sleep(50)
  }
  throw new Error('the inspector does not answer')
}
