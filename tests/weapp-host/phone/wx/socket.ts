import { isAsleep, whenAsleep } from '../foreground.ts'
import { inRealm } from '../realm.ts'
import { recordCall } from '../record.ts'
import { setup } from '../setup.ts'
import { type Given, later, Refused } from './api.ts'
import { isConnected, whenCut } from './network.ts'

const atOnce = 5

type Heard = 'open' | 'message' | 'close' | 'error'
type Open = { socket: WebSocket; tell: (what: Heard, event: unknown) => void; silence: () => void }
const open = new Set<Open>()

// A phone in a pocket drops its sockets and tells nobody.
whenAsleep(() => {
  for (const one of open) {
    one.silence()
    one.socket.close()
  }
  open.clear()
})
whenCut(() => {
  for (const one of open) one.socket.close()
})

export const socketsOpen = (): number => open.size

function connectSocket(given: Given) {
  recordCall('connectSocket', given)
  const listeners: Record<Heard, ((event: unknown) => void)[]> = { open: [], message: [], close: [], error: [] }
  let silent = false
  const tell = (what: Heard, event: unknown) => {
    if (!silent) for (const listener of listeners[what]) listener(inRealm(event))
  }
  const way = sinkOf(String(given.url))
  const why = whyNot(given, way)
  const connected = later('connectSocket', () => {
    if (why) throw why
    return { socketTaskId: 1 }
  })
  void connected({ success: given.success, fail: given.fail, complete: given.complete } as Given)
  const one = why || !way ? undefined : start(way, given, tell)
  if (one) one.silence = () => (silent = true)
  else setTimeout(() => tell('error', { errMsg: why?.message ?? '' }))
  const on = (what: Heard) => (listener: (event: unknown) => void) => void listeners[what].push(listener)
  return inRealm({
    send: later('SocketTask.send', ({ data }) => {
      if (one?.socket.readyState !== WebSocket.OPEN) throw new Refused('SocketTask.readyState is not OPEN')
      one.socket.send(data as string)
    }),
    close: later('SocketTask.close', ({ code, reason }) =>
      one?.socket.close(Number(code ?? 1000), String(reason ?? '')),
    ),
    onOpen: on('open'),
    onMessage: on('message'),
    onClose: on('close'),
    onError: on('error'),
  })
}

function sinkOf(url: string): string | undefined {
  const origin = /^wss:\/\/[^/?#]+/.exec(url)?.[0]
  const real = origin && setup().sockets[origin]
  return real ? url.replace(origin, real) : undefined
}

function whyNot(given: Given, way: string | undefined): Refused | undefined {
  if (isAsleep()) return new Refused('interrupted', { errno: 600003 })
  if (!way) return new Refused(`url not in domain list:${given.url}`, { errno: 600002 })
  if (!isConnected()) return new Refused('net::ERR_INTERNET_DISCONNECTED', { errno: 600001 })
  if (open.size >= atOnce) return new Refused('exceed max socket num')
  return undefined
}

function start(way: string, given: Given, tell: Open['tell']): Open {
  const socket = new WebSocket(way, (given.protocols as string[] | undefined) ?? [])
  socket.binaryType = 'arraybuffer'
  const one: Open = { socket, tell, silence: () => {} }
  open.add(one)
  socket.addEventListener('open', () => tell('open', { header: {} }))
  socket.addEventListener('message', ({ data }) => tell('message', { data }))
  socket.addEventListener('error', () => tell('error', { errMsg: 'connectSocket:fail' }))
  socket.addEventListener('close', ({ code, reason }) => {
    open.delete(one)
    tell('close', { code, reason })
  })
  return one
}

export const sockets = { connectSocket }
