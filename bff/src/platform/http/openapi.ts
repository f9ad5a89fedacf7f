import { type Route, type RouteSchema, routes } from '@field/contract'
import { permissionsOf, roles } from '@field/domain/access'
import { refusalStatus } from '@field/domain/kernel'
import { answers, command } from './domain-schemas.ts'
import { methodAndPath } from './register.ts'

type Json = Record<string, unknown>
type ObjectSchema = { readonly properties?: Readonly<Record<string, Json>>; readonly required?: readonly string[] }

/** The contract as an OpenAPI 3.1 document: enough to generate calls from. */
export function openApi(publicUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of Object.keys(routes) as Route[]) {
    const [method, url] = methodAndPath(route)
    const path = url.replace(/:([a-zA-Z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [String(method).toLowerCase()]: operation(route, routes[route]) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Field service',
      version: '0.1.0',
      description:
        'Money is integer fen, time is epoch milliseconds, positions are GCJ-02. Every write names an `Idempotency-Key`; the same key with the same body answers what it answered before.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Failure: failure, Command: command, Answers: answers },
    },
  }
}

function operation(route: Route, schema: RouteSchema): Json {
  const open = schema.policy.who === 'public' || schema.policy.who === 'wechat'
  return {
    operationId: route.replace(/[^A-Za-z]+/g, '_').replace(/_$/, ''),
    summary: schema.summary,
    description: whoMay(schema),
    tags: [schema.tag],
    ...(schema.policy.who === 'wechat' ? {} : { security: open ? [{}, { bearer: [] }] : [{ bearer: [] }] }),
    parameters: [
      ...parametersOf('path', schema.params),
      ...parametersOf('query', schema.query),
      ...(schema.effect ? [idempotencyKey] : []),
    ],
    ...bodyOf(schema),
    responses: {
      [schema.status ?? 200]: success(schema),
      default: { description: 'Refused or failed.', content: json({ $ref: '#/components/schemas/Failure' }) },
    },
  }
}

const json = (schema: unknown): Json => ({ 'application/json': { schema } })

function whoMay({ policy }: RouteSchema): string {
  if (policy.who === 'public') return 'Open to everybody.'
  if (policy.who === 'wechat') return 'For WeChat’s servers, by their signature.'
  if (policy.who !== 'permission') return 'For everybody who is signed in.'
  const able = roles.filter((role) => policy.any.some((permission) => permissionsOf(role).includes(permission)))
  return `Needs ${policy.any.join(' or ')}: ${able.join(', ')}.`
}

function parametersOf(place: 'path' | 'query', schema: unknown): Json[] {
  const { properties = {}, required = [] } = (schema ?? {}) as ObjectSchema
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A UUID made when the draft is born and kept for every repeat of it.',
  schema: { type: 'string', format: 'uuid' },
}

function bodyOf({ body, raw }: RouteSchema): Json {
  if (raw === 'multipart')
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: upload } } } }
  if (raw === 'text')
    return {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: {} }, 'text/xml': { schema: { type: 'string' } } },
      },
    }
  return body ? { requestBody: { required: true, content: json(withDomain(body)) } } : {}
}

/** The fields that the contract leaves to the domain, described here. */
function withDomain(body: unknown): unknown {
  const { properties = {} } = body as ObjectSchema
  const described = Object.keys(properties).filter(
    (name) => name in domainFields && !('type' in (properties[name] ?? {})),
  )
  return {
    ...(body as Json),
    properties: { ...properties, ...Object.fromEntries(described.map((name) => [name, domainFields[name]])) },
  }
}

const domainFields: Readonly<Record<string, Json>> = {
  command: { $ref: '#/components/schemas/Command' },
  answers: { $ref: '#/components/schemas/Answers' },
}

const upload: Json = {
  type: 'object',
  required: ['id', 'purpose', 'file'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    purpose: { type: 'string', enum: ['photo', 'audio', 'signature'] },
    file: { type: 'string', contentMediaType: 'application/octet-stream' },
  },
}

function success({ bytes, reply, effect }: RouteSchema): Json {
  const headers = {
    'Idempotent-Replayed': { description: '`true` when this answer was given before.', schema: { type: 'string' } },
  }
  return {
    description: 'Done.',
    content: bytes ? { [bytes]: { schema: {} } } : json(reply),
    ...(effect ? { headers } : {}),
  }
}

const code: Json = { type: 'string', enum: Object.keys(refusalStatus) }
const failure: Json = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'requestId'],
      properties: {
        code,
        requestId: { type: 'string' },
        path: { type: 'string', description: 'the field at fault, e.g. `answers.photos`' },
        detail: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
        faults: {
          type: 'array',
          items: {
            type: 'object',
            required: ['path', 'code'],
            properties: { path: { type: 'string' }, code, detail: { type: 'object' } },
          },
        },
        present: { type: 'object', properties: { version: { type: 'integer' }, status: { type: 'string' } } },
      },
    },
  },
}
