import multipart from '@fastify/multipart'
import { type Route, type RouteSchema, routes } from '@field/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { createOnce } from '../idempotency/once.ts'
import type { World } from '../world.ts'
import { brokenText } from './broken-text.ts'
import type { Handlers } from './call.ts'
import { type Gate, gateOf } from './gate.ts'
import { apiHeaders } from './headers.ts'
import { createLimiter } from './limits.ts'
import { type Answer, declined } from './outcome.ts'
import { readQuery } from './query.ts'
import { type AnyHandler, runnerOf } from './run.ts'
import { send } from './send.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the log line says of the request beside its route and status. */
    said: Record<string, unknown>
    gate: Gate | null
  }
}

export const prefix = '/api'

/** `GET /x/:id` as the framework wants it. */
export const methodAndPath = (route: string): readonly [HTTPMethods, string] => {
  const [method, path] = route.split(' ') as [HTTPMethods, string]
  return [method, `${prefix}${path}`]
}

/** Registers the routes of the contract that have a handler; the contract says everything else about them. */
export function registerRoutes(app: FastifyInstance, world: World, handlers: Handlers): void {
  const common = { once: createOnce(world), limiter: createLimiter(), headers: apiHeaders(world.config) }
  for (const route of Object.keys(handlers) as Route[]) {
    const schema: RouteSchema = routes[route]
    const [method, url] = methodAndPath(route)
    const toNumbers = readQuery(schema.query)
    const run = runnerOf(world, route, schema, handlers[route] as AnyHandler, common.once)
    const gate = gateOf(world, route, schema, common.limiter)
    const add = (scope: FastifyInstance) =>
      scope.route({
        method,
        url,
        schema: {
          ...(schema.params ? { params: schema.params } : {}),
          ...(schema.query ? { querystring: schema.query } : {}),
          ...(schema.body ? { body: schema.body } : {}),
        },
        onRequest: async (request, reply) => {
          reply.headers(common.headers)
          const entered = await gate(request)
          if ('status' in entered) return send(reply, schema, entered)
          request.gate = entered
        },
        ...(toNumbers
          ? { preValidation: async (request: FastifyRequest) => toNumbers(request.query as Record<string, unknown>) }
          : {}),
        handler: async (request: FastifyRequest, reply: FastifyReply) => {
          const wrong = brokenIn(request, schema)
          return send(reply, schema, wrong ?? (await run(request, reply)))
        },
      })
    // Only what reads its body in another way needs a scope of its own.
    const { raw } = schema
    if (raw === undefined) add(app)
    else
      app.register(async (scope) => {
        if (raw === 'text') readAsText(scope)
        else await scope.register(multipart)
        add(scope)
      })
  }
}

/** Text that no database keeps is refused by name, like everything else that the schema does not know. */
function brokenIn({ params, query, body, id }: FastifyRequest, { raw }: RouteSchema): Answer | null {
  const given = [params, query, ...(raw === undefined ? [body] : [])]
  const path = given.map((one) => brokenText(one)).find((found) => found !== null)
  return path === undefined ? null : declined({ code: 'wrong_format', ...(path && { path }) }, id, 400)
}

function readAsText(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body))
}
