import { type RouteSchema, routes } from '@field/contract'
import fastify from 'fastify'
import { expect, test } from 'vitest'

// The server compiles a schema when the first request needs it, so a broken one would hide until then.
test.each(Object.entries<RouteSchema>(routes))(
  '%s: its schemas can be compiled',
  async (route, { params, query, body }) => {
    const app = fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false } } })
    const schema = { ...(params && { params }), ...(query && { querystring: query }), ...(body && { body }) }
    // A body needs a method that has one; which it is changes nothing.
    app.route({ method: 'POST', url: route.slice(route.indexOf(' ') + 1), schema, handler: async () => null })
    await expect(app.ready()).resolves.toBeDefined()
    await app.close()
  },
)
