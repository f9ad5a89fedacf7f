import type { RouteSchema } from '@field/contract'
import type { FastifyReply } from 'fastify'
import type { Answer } from './outcome.ts'

/** Writes an answer: JSON text, or the bytes of a route that has bytes. */
export function send(reply: FastifyReply, schema: Pick<RouteSchema, 'bytes'>, answer: Answer): FastifyReply {
  const { status, body, code, replayed, retryAfter } = answer
  // A route of bytes may have said that it answers a part of them.
  if (code || !schema.bytes || reply.statusCode !== 206) reply.code(status)
  if (code) reply.request.said.code = code
  if (replayed) {
    reply.header('idempotent-replayed', 'true')
    reply.request.said.replayed = true
  }
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  if (schema.bytes && !code) {
    if (!reply.hasHeader('content-type')) reply.type(schema.bytes)
    return reply.send(body)
  }
  reply.type('application/json; charset=utf-8')
  return reply.send(body)
}
