import { performance } from 'node:perf_hooks'
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import type { World } from '../world.ts'
import { compileWhenAsked } from './compile-when-asked.ts'
import { answerFault } from './fault.ts'
import { apiHeaders } from './headers.ts'
import { declined } from './outcome.ts'
import { prefix } from './register.ts'
import { requestId } from './request-id.ts'
import { send } from './send.ts'

export type ServerOptions = {
  /** Proxies in front of us whose word on the caller's address is taken. */
  readonly proxies: number
}

const mostBytes = 512 * 1024

/** An HTTP server without routes: ids, one log line a request, one form for every failure, strict input. */
export function createServer(world: World, { proxies }: ServerOptions): FastifyInstance {
  const app = fastify({
    loggerInstance: world.log as never,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    bodyLimit: mostBytes,
    routerOptions: { maxParamLength: 200 },
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    trustProxy: (_, hop) => hop < proxies,
    // Nothing is bent into shape or dropped in silence: what the schema does not know is refused by name.
    ajv: {
      customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: false },
      onCreate: compileWhenAsked,
    },
  }) as unknown as FastifyInstance
  acceptEmptyBodies(app)
  observe(app, world)
  leaveTidily(app)
  app.setErrorHandler((error: Error, request, reply) => {
    const answer = answerFault(error, request.id)
    if (answer.fault) request.said.err = error
    return send(reply.headers(apiHeaders(world.config)), {}, answer)
  })
  app.setNotFoundHandler((request, reply) => {
    const page =
      request.method === 'GET' && !request.url.startsWith(`${prefix}/`) && request.headers.accept?.includes('text/html')
    if (page && world.config.webRoot) return reply.sendFile('index.html')
    return send(reply.headers(apiHeaders(world.config)), {}, declined({ code: 'not_found' }, request.id))
  })
  return app
}

// A POST without a body often still says that it is JSON.
function acceptEmptyBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else parse(request, body as string, done)
  })
}

// A connection that stays open after its last answer would keep a server that is leaving from ever being done.
function leaveTidily(app: FastifyInstance): void {
  let leaving = false
  app.addHook('preClose', (done) => {
    leaving = true
    done()
  })
  app.addHook('onSend', (_, reply, payload, done) => {
    if (leaving) reply.header('connection', 'close')
    done(null, payload)
  })
}

const began = new WeakMap<FastifyRequest, number>()

function observe(app: FastifyInstance, world: World): void {
  app.decorateRequest('gate', null)
  app.decorateRequest('said', null as never)
  app.addHook('onRequest', (request, reply, done) => {
    began.set(request, performance.now())
    request.said = {}
    reply.header('x-request-id', request.id)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const ms = performance.now() - (began.get(request) ?? performance.now())
    const route = request.routeOptions.url ? `${request.method} ${request.routeOptions.url}` : 'none'
    world.metrics.request(route, reply.statusCode, ms / 1_000)
    const line = {
      requestId: request.id,
      route,
      status: reply.statusCode,
      ms: Math.round(ms * 10) / 10,
      ...request.said,
    }
    if (request.said.err) world.log.error(line, 'request')
    else world.log.info(line, 'request')
    done()
  })
}
