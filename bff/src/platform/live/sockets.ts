import type { Server as HttpServer } from 'node:http'
import type { LiveEvents, LiveRequests } from '@field/contract'
import { type Actor, may } from '@field/domain/access'
import { isId, type WorkOrderId } from '@field/domain/kernel'
import { Server, type Socket } from 'socket.io'
import type { Bearer } from '../auth/tokens.ts'
import { listen } from '../database/listen.ts'
import type { Tx } from '../database/transaction.ts'
import type { World } from '../world.ts'
import { readNotice } from './notice.ts'
import { ownRooms } from './own-rooms.ts'
import { liveChannel, rooms } from './tell.ts'

/** Whether the actor may read the work order: the same check as `GET /work-orders/:id`. */
export type MaySee = (tx: Tx, actor: Actor, id: WorkOrderId) => Promise<boolean>

export type Live = { readonly ready: Promise<void>; readonly close: () => Promise<void> }

type Sockets = Server<LiveRequests, LiveEvents, Record<string, never>, { bearer: Bearer }>
type LiveSocket = Socket<LiveRequests, LiveEvents, Record<string, never>, { bearer: Bearer }>

export const livePath = '/api/live'
const mostFollowed = 50

/** The live channel on an HTTP server: tells each socket what happens in its rooms, and drops it when its session ends. */
export function openLive(world: World, http: HttpServer, maySee: MaySee): Live {
  const io: Sockets = new Server(http, {
    path: livePath,
    transports: ['websocket'],
    perMessageDeflate: false,
    serveClient: false,
    maxHttpBufferSize: 10_000,
  })
  io.use((socket, next) => {
    enter(world, socket).then(
      (known) => next(known ? undefined : new Error('not_signed_in')),
      (err: Error) => {
        world.log.error({ err }, 'a socket could not be let in')
        next(new Error('unavailable'))
      },
    )
  })
  io.on('connection', (socket) => attend(world, socket, maySee))
  world.metrics.gauge('field_sockets', 'Connected sockets.', () => io.engine.clientsCount)
  let first = true
  const listener = listen({
    url: world.config.database.app,
    channels: [liveChannel],
    onNotice: (_, payload) => pass(io, payload),
    onConnected: () => {
      // What was told while we were deaf is lost. Sockets that reconnect ask for what changed, and are checked anew.
      if (!first) for (const socket of io.sockets.sockets.values()) socket.conn.close()
      first = false
    },
    onLost: (err) => world.log.warn({ err }, 'the live listener lost its connection'),
  })
  return {
    ready: listener.ready,
    close: async () => {
      await listener.stop()
      for (const socket of io.sockets.sockets.values()) socket.conn.close()
      io.engine.close()
    },
  }
}

// The rooms are joined before the session is asked about: an end told in between then finds the socket.
async function enter(world: World, socket: LiveSocket): Promise<boolean> {
  const token: unknown = socket.handshake.auth.token
  const bearer = typeof token === 'string' ? world.tokens.readAccess(token) : null
  if (!bearer) return false
  socket.data.bearer = bearer
  await socket.join(ownRooms(bearer))
  return world.inOrganization(bearer.actor.orgId, (tx) => world.guards.sessionLasts(tx, bearer))
}

function attend(world: World, socket: LiveSocket, maySee: MaySee): void {
  const { actor } = socket.data.bearer
  socket.on('follow', async (request: unknown, answer: unknown) => {
    if (typeof answer !== 'function') return
    const id = idOf(request)
    const full = socket.rooms.size >= mostFollowed
    const ok = id !== null && !full && (await seen(world, actor, id, maySee))
    if (ok) await socket.join(rooms.order(id))
    return answer({ ok })
  })
  socket.on('unfollow', (request: unknown) => {
    const id = idOf(request)
    if (id) void socket.leave(rooms.order(id))
  })
  socket.on('design', async (request: unknown, answer: unknown) => {
    if (typeof answer !== 'function') return
    const key = keyOf(request)
    const ok = key !== null && socket.rooms.size < mostFollowed && may(actor, 'work_types.design')
    if (ok) await socket.join(rooms.design(actor.orgId, key))
    return answer({ ok })
  })
  socket.on('undesign', (request: unknown) => {
    const key = keyOf(request)
    if (key) void socket.leave(rooms.design(actor.orgId, key))
  })
}

const seen = (world: World, actor: Actor, id: WorkOrderId, maySee: MaySee): Promise<boolean> =>
  world
    .inOrganization(actor.orgId, (tx) => maySee(tx, actor, id))
    .catch((err: unknown) => {
      world.log.error({ err }, 'a follow could not be answered')
      return false
    })

function idOf(request: unknown): WorkOrderId | null {
  const id = (request as { id?: unknown } | null)?.id
  return typeof id === 'string' && isId(id) ? (id as WorkOrderId) : null
}

function keyOf(request: unknown): string | null {
  const key = (request as { key?: unknown } | null)?.key
  return typeof key === 'string' && /^[a-z][a-z0-9_]{0,31}$/.test(key) ? key : null
}

function pass(io: Sockets, payload: string): void {
  const telling = readNotice(payload)
  if (!telling || telling.rooms.length === 0) return
  const to = io.to([...telling.rooms])
  if (telling.event === 'ended') to.disconnectSockets(true)
  else if (telling.event === 'changed') to.emit('changed', telling.data)
  else if (telling.event === 'inbox') to.emit('inbox', telling.data)
  else if (telling.event === 'design') to.emit('design', telling.data)
}
