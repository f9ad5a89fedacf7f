import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type PushEvent, type ReceivedPush, receivePush, verifyPushUrl } from '@field/wechat'
import type { PushTarget } from '@field/wechat-sandbox'
import { onTestFinished } from 'vitest'
import { appId } from './stage.ts'

export type Listener = {
  readonly target: PushTarget
  readonly events: PushEvent[]
  readonly refusals: ReceivedPush[]
  readonly bodies: string[]
  /** How the next pushes are answered, one entry each; `success` when it is empty. */
  readonly behave: ('success' | 'silence' | 'break' | 'fail')[]
}

type Shape = Partial<Pick<PushTarget, 'format' | 'mode' | 'numbers'>>

/** A push address as the BFF has it, on real HTTP. `now` is its clock. */
export const listenForPushes = async (now: () => number, shape: Shape = {}): Promise<Listener> => {
  const token = 'push-token'
  const encodingAesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
  const events: PushEvent[] = []
  const refusals: ReceivedPush[] = []
  const bodies: string[] = []
  const behave: Listener['behave'] = []
  const server = createServer(async (request, response) => {
    const query = Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams)
    if (request.method === 'GET') return response.end(verifyPushUrl(token, query))
    let body = ''
    for await (const chunk of request) body += String(chunk)
    bodies.push(body)
    const config = { token, appId, ...(shape.mode === 'plain' ? {} : { encodingAesKey }) }
    const received = receivePush(config, query, body, now())
    if (received.ok) events.push(received.event)
    else refusals.push(received)
    const how = behave.shift() ?? 'success'
    if (how === 'break') return request.socket.destroy()
    if (how === 'silence') return undefined
    response.statusCode = how === 'fail' ? 503 : 200
    return response.end('success')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wechat/push`
  const target: PushTarget = { url, token, encodingAesKey, format: 'json', mode: 'safe', numbers: 'number', ...shape }
  return { target, events, refusals, bodies, behave }
}
