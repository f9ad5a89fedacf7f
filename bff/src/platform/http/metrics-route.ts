import type { FastifyInstance } from 'fastify'
import type { World } from '../world.ts'
import { declined } from './outcome.ts'

const near = /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/

/** `/metrics` for the collector in our own network; nobody else is told that it is there. */
export function registerMetrics(app: FastifyInstance, { metrics }: World): void {
  app.get('/metrics', async (request, reply) => {
    const peer = request.socket.remoteAddress ?? ''
    if (!near.test(peer) || request.headers['x-forwarded-for']) {
      return reply
        .code(404)
        .type('application/json')
        .send(declined({ code: 'not_found' }, request.id).body)
    }
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}
