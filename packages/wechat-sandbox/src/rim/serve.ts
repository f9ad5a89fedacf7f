import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type CallEntry, changed, type Fault, type World } from '../world.ts'
import { type Answer, refuse } from './answer.ts'
import { takeFault } from './take-fault.ts'

export type Question = {
  readonly method: string
  readonly query: Readonly<Record<string, string>>
  /** The body if it is a JSON object, whatever its content type; undefined otherwise. */
  readonly body: Readonly<Record<string, unknown>> | undefined
  readonly ip: string
}

export type Endpoint = (world: World, question: Question) => Answer | Promise<Answer>

const objectOf = (raw: unknown): Readonly<Record<string, unknown>> | undefined => {
  if (!Buffer.isBuffer(raw)) return undefined
  try {
    const value: unknown = JSON.parse(raw.toString())
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

const hidden = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  'secret' in fields ? { ...fields, secret: '…' } : { ...fields }

const faultAnswer = (world: World, fault: Fault): Answer | undefined => {
  if (fault.kind === 'system_busy') return refuse(world, -1)
  if (fault.kind === 'daily_quota') return refuse(world, 45009)
  if (fault.kind === 'minute_quota') return refuse(world, 45011)
  return fault.kind === 'errcode' ? refuse(world, fault.errcode) : undefined
}

const breakOff = (reply: FastifyReply, entry: CallEntry, how: 'reset' | 'no_answer'): void => {
  entry.outcome = how
  reply.hijack()
  // A RST, as from a server that dies; merely ending the stream would read as an empty reply.
  if (how === 'reset') reply.raw.socket?.resetAndDestroy()
}

const write = (reply: FastifyReply, entry: CallEntry, answer: Answer): FastifyReply => {
  entry.outcome = 200
  entry.errcode = answer.kind === 'json' ? answer.errcode : 0
  return answer.kind === 'json'
    ? reply.type('application/json; charset=utf-8').send(answer.text)
    : reply.type(answer.type).send(answer.bytes)
}

const writeRubbish = (reply: FastifyReply, entry: CallEntry, status: number): FastifyReply => {
  entry.outcome = status
  return reply.code(status).type('text/html').send('<html><body>the gateway is unhappy</body></html>')
}

/** Serves one WeChat path: GET and POST, any content type, with the call log and the planned faults around it. */
export const serve = (server: FastifyInstance, world: World, path: string, endpoint: Endpoint): void => {
  server.route({
    method: ['GET', 'POST'],
    url: path,
    handler: async (request, reply) => {
      const query = { ...(request.query as Record<string, string>) }
      const body = objectOf(request.body)
      const fault = takeFault(world, path)
      const entry: CallEntry = {
        seq: world.calls.length + 1,
        at: world.now(),
        method: request.method,
        path,
        query: hidden(query) as Record<string, string>,
        body: body && hidden(body),
        fault: fault?.kind,
        errcode: undefined,
        outcome: 'pending',
      }
      world.calls.push(entry)
      if (fault?.kind === 'reset') return breakOff(reply, entry, 'reset')
      if (fault?.kind === 'timeout') return breakOff(reply, entry, 'no_answer')
      if (fault?.kind === 'http_502') return writeRubbish(reply, entry, 502)
      if (fault?.kind === 'html') return writeRubbish(reply, entry, 200)
      const instead = fault && faultAnswer(world, fault)
      if (instead) return write(reply, entry, instead)
      const answer = await endpoint(world, { method: request.method, query, body, ip: request.ip })
      changed(world)
      if (fault?.kind === 'slow') await sleep(fault.delayMs)
      if (fault?.kind === 'lost_reply') return breakOff(reply, entry, 'reset')
      if (fault?.kind === 'lost_timeout') return breakOff(reply, entry, 'no_answer')
      return write(reply, entry, answer)
    },
  })
}
