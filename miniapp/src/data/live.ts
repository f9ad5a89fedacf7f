import type { LiveEvents, LiveRequests } from '@field/contract'
import Taro from '@tarojs/taro'
import { io, type Socket } from 'socket.io-client'
import { apiOrigin } from './address.ts'
import { call } from './api.ts'
import { wxTransport } from './live-transport.ts'
import { pumpNow } from './outbox-here.ts'
import { invalidate } from './resource.ts'
import { ensureSession, sessionState, spoilToken } from './session.ts'
import { storage } from './storage.ts'
import { createStore } from './store.ts'

/** Whether changes arrive by themselves now, and since when what is shown is known to be current. */
export const liveState = createStore<{ readonly live: boolean; readonly at: number | null }>({ live: false, at: null })
/** Unread messages, as last told. */
export const unread = createStore(0)

let socket: Socket<LiveEvents, LiveRequests> | null = null
let slowPoll: ReturnType<typeof setInterval> | null = null
const followed = new Map<string, number>()
const designs = new Map<string, Set<(revision: number) => void>>()

/** Keys of resources that show a work order or a list of them begin with these. */
export const ofOrder = (id: string) => `order:${id}:`
const isList = (key: string) => key.startsWith('list:') || key.startsWith('tag:')

const changed = (id: string) => invalidate((key) => key.startsWith(ofOrder(id)) || isList(key))

/** Opens the socket; call when the app is shown. Reconnects by itself, and asks for what was missed each time. */
export async function goLive(): Promise<void> {
  if (socket || !(await ensureSession())) return
  if (socket) return // another call was first while this one waited
  slowPoll ??= setInterval(() => void catchUp(), 60_000)
  socket = io(apiOrigin(), {
    path: '/api/live',
    transports:
      process.env.TARO_ENV === 'h5'
        ? ['websocket']
        : [wxTransport((o) => Taro.connectSocket(o as never) as never) as never],
    auth: (give) => void ensureSession().then((s) => give({ token: s?.accessToken ?? '' })),
    reconnectionDelay: 500,
    reconnectionDelayMax: 15_000,
  })
  socket.on('connect', () => {
    for (const id of followed.keys()) socket?.emit('follow', { id }, () => undefined)
    for (const key of designs.keys()) joinDesign(key)
    void catchUp().then(() => liveState.set({ live: socket?.connected ?? false, at: Date.now() }))
    pumpNow()
  })
  socket.on('disconnect', () => liveState.set({ live: false, at: Date.now() }))
  socket.on('connect_error', () => {
    spoilToken()
    liveState.set({ live: false, at: liveState.get().at })
  })
  socket.on('changed', ({ id }) => {
    liveState.set({ live: true, at: Date.now() })
    changed(id)
  })
  socket.on('design', ({ key, revision }) => {
    for (const listener of designs.get(key) ?? []) listener(revision)
  })
  socket.on('inbox', ({ unread: count }) => {
    unread.set(count)
    invalidate((key) => key.startsWith('inbox'))
  })
}

/** Closes the socket; call when the app is hidden: WeChat kills it silently otherwise. */
export function goQuiet(): void {
  socket?.disconnect()
  socket = null
  if (slowPoll) clearInterval(slowPoll)
  slowPoll = null
  liveState.set({ live: false, at: Date.now() })
}

/** Follows a work order while a screen shows it; answers how to stop. */
export function follow(id: string): () => void {
  followed.set(id, (followed.get(id) ?? 0) + 1)
  if (followed.get(id) === 1) socket?.emit('follow', { id }, () => undefined)
  return () => {
    const left = (followed.get(id) ?? 1) - 1
    if (left > 0) followed.set(id, left)
    else {
      followed.delete(id)
      socket?.emit('unfollow', { id })
    }
  }
}

/** Asks to be told of a draft's revisions; what was missed meanwhile is looked for too. */
function joinDesign(key: string) {
  socket?.emit('design', { key }, () => {
    for (const listener of designs.get(key) ?? []) listener(Number.MAX_SAFE_INTEGER)
  })
}

/** Tells of each new revision of a work type's draft while a screen shows it; answers how to stop. */
export function watchDesign(key: string, listener: (revision: number) => void): () => void {
  const listeners = designs.get(key) ?? new Set()
  designs.set(key, listeners.add(listener))
  if (listeners.size === 1) joinDesign(key)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    designs.delete(key)
    socket?.emit('undesign', { key })
  }
}

const cursorKey = () => {
  const state = sessionState.get()
  return state.kind === 'signed_in' ? `cursor:${state.me.id}` : null
}

/** The truth behind the hints: everything that changed since the cursor. */
async function catchUp(): Promise<void> {
  const key = cursorKey()
  if (!key) return
  for (let more = true; more; ) {
    const since = await storage.get(key)
    const answer = await call('GET /changes', since ? { query: { since } } : {})
    if (!answer.ok) return
    await storage.set(key, answer.value.cursor).catch(() => undefined)
    for (const { id } of answer.value.items) changed(id)
    more = answer.value.more && answer.value.cursor !== since
  }
}
