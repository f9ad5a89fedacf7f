import { setTimeout as sleep } from 'node:timers/promises'
import type { Reply } from '@field/contract'
import { io, type Socket } from 'socket.io-client'
import type { Bench } from './measure.ts'
import { bearers, post, type Request, requestsFor } from './requests.ts'
import { reset } from './reset.ts'
import type { Server } from './servers.ts'
import { tokenOf } from './tokens.ts'

export type LiveFigures = {
  readonly name: string
  readonly p: readonly number[]
  readonly wanted: number
}

/**
 * Milliseconds from sending a command (a dispatcher's comment) to hearing of it on the sockets of the dispatch desk:
 * nobody else there, with 100 listeners, and while 8 clients submit, list and ask for progress.
 */
export async function measureLive(bench: Bench, server: Server, commands: number): Promise<LiveFigures[]> {
  const figures = [
    { name: 'idle, 1 listener', p: await hear(bench, server, 1, commands), wanted: commands },
    { name: 'idle, 100 listeners', p: await hear(bench, server, 100, commands), wanted: commands * 100 },
  ]
  const load = bench.generator.run({ url: server.url, clients: 8, requests: await mixture(bench, 8 * commands) })
  await sleep(500)
  const heard = await hear(bench, server, 10, commands)
  await load
  await reset(bench.client)
  return [...figures, { name: '8 clients at work, 10 listeners', p: heard, wanted: commands * 10 }]
}

async function hear(
  { client, manifest }: Bench,
  server: Server,
  listeners: number,
  commands: number,
): Promise<number[]> {
  const { dispatcher } = manifest.crowd
  const token = tokenOf(dispatcher)
  const sockets = await Promise.all(Array.from({ length: listeners }, () => connect(server.url, token)))
  const sentAt = new Map<string, number>()
  const latencies: number[] = []
  for (const socket of sockets)
    socket.on('changed', ({ id }: { id: string }) => {
      const sent = sentAt.get(id)
      if (sent !== undefined) latencies.push(performance.now() - sent)
    })
  const { rows } = await client.query<{ order_id: string }>(
    'select order_id from bench_open order by n desc limit $1',
    [commands],
  )
  const authorization = bearers([dispatcher]).get(dispatcher.id) ?? ''
  const answers: Promise<unknown>[] = []
  for (const { order_id } of rows) {
    const command = { kind: 'comment', words: '客户问几点能到', photos: [] }
    const { method, path, headers, body } = post(`/api/work-orders/${order_id}/commands`, authorization, { command })
    sentAt.set(order_id, performance.now())
    answers.push(
      fetch(`${server.url}${path}`, { method, headers, body: body ?? null })
        .then((response) => response.json() as Promise<Reply<'POST /work-orders/:id/commands'>>)
        .catch(() => undefined),
    )
    await sleep(50)
  }
  await Promise.all(answers)
  await sleep(300)
  for (const socket of sockets) socket.close()
  await reset(client)
  return latencies
}

async function connect(url: string, token: string): Promise<Socket> {
  const socket = io(url, {
    path: '/api/live',
    transports: ['websocket'],
    auth: { token },
    reconnection: false,
    forceNew: true,
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return socket
}

async function mixture({ client, manifest }: Bench, count: number): Promise<Request[]> {
  const submits = await requestsFor(client, manifest, 'submit', Math.floor(count / 4))
  const lists = await requestsFor(client, manifest, 'list', Math.floor(count / 4))
  const progresses = await requestsFor(client, manifest, 'progress', Math.floor(count / 2))
  return submits.flatMap((submit, index) => {
    const more = [lists[index], progresses[2 * index], progresses[2 * index + 1]]
    return [submit, ...more.filter((one) => one !== undefined)]
  })
}
