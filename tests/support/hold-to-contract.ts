import { type Route, type RouteSchema, routes } from '@field/contract'
import type { createApp } from '../../bff/src/app.ts'

type Json = Record<string, unknown>

/** The schema of every reply, with no room for fields that the contract does not name. */
const replies = new Map(
  (Object.entries(routes) as [Route, RouteSchema][])
    .filter(([, { bytes }]) => !bytes)
    .map(([route, { reply }]) => [route as string, closed(reply as unknown as Json)]),
)

/**
 * Holds every successful reply of a test's server to the contract, extra fields included: one that does not fit becomes
 * a fault, and what is wrong with it is printed. The server itself does not check what it says; its views are typed.
 */
export function holdToContract(app: Awaited<ReturnType<typeof createApp>>): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const route = `${request.method} ${request.routeOptions.url?.replace(/^\/api/, '')}`
    const schema = replies.get(route)
    if (!schema || reply.statusCode >= 300 || typeof payload !== 'string') return payload
    const fits = request.compileValidationSchema(schema)
    if (fits(JSON.parse(payload))) return payload
    const wrong = fits.errors?.map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    )
    console.error(`${route} answers what the contract does not say: ${wrong?.join('; ')}\n${payload.slice(0, 2_000)}`)
    throw new Error(`${route} answers what the contract does not say.`)
  })
}

function closed(schema: Json): Json {
  if (Array.isArray(schema.allOf)) return closed(merged(schema.allOf as Json[]))
  const properties = schema.properties as Record<string, Json> | undefined
  return {
    ...schema,
    ...(properties
      ? {
          properties: Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, closed(part)])),
          additionalProperties: false,
        }
      : {}),
    ...(Array.isArray(schema.anyOf) ? { anyOf: (schema.anyOf as Json[]).map(closed) } : {}),
    ...(schema.items && !Array.isArray(schema.items) ? { items: closed(schema.items as Json) } : {}),
  }
}

function merged(parts: readonly Json[]): Json {
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required }) => (required as string[] | undefined) ?? []),
  }
}
