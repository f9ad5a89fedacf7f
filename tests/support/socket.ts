import { io, type Socket } from 'socket.io-client'
import type { TestServer } from './server.ts'

/** What a socket heard, in order. */
export type Heard = { readonly event: string; readonly data: unknown }

export type LiveClient = {
  readonly heard: readonly Heard[]
  readonly follow: (id: string) => Promise<boolean>
  /** Resolves when the server lets it go; with the reason. */
  readonly gone: Promise<string>
  readonly socket: Socket
  readonly close: () => void
}

/** Connects as the phone does; rejects with the server's word when it is not let in. */
export async function connect(server: Pick<TestServer, 'url'>, token: unknown, more = {}): Promise<LiveClient> {
  const socket = io(server.url, {
    path: '/api/live',
    transports: ['websocket'],
    auth: { token },
    reconnection: false,
    forceNew: true,
    ...more,
  })
  const heard: Heard[] = []
  socket.onAny((event: string, data: unknown) => heard.push({ event, data }))
  const gone = new Promise<string>((resolve) => socket.once('disconnect', resolve))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', (error) => {
      socket.close()
      reject(error)
    })
  })
  return {
    heard,
    gone,
    socket,
    follow: async (id) => ((await socket.emitWithAck('follow', { id })) as { ok: boolean }).ok,
    close: () => socket.close(),
  }
}
