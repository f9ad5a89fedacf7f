import { permissions } from '@field/domain/access'
import { Type } from 'typebox'
import { anybody, only, type RouteSchema } from '../route.ts'
import { closed, Id, IdParams, Instant, Nothing, nullable, oneOf, Words } from '../shape.ts'

const Key = Type.String({ pattern: '^[a-z][a-z0-9_]{0,31}$' })
const KeyParams = Type.Object({ key: Key })
const Title = Type.String({ minLength: 1, maxLength: 60 })
const Scopes = Type.Array(oneOf(permissions), { minItems: 1, maxItems: 40 })
const ApiKey = Type.Object({
  id: Id,
  label: Type.String(),
  tail: Type.String({ description: 'its last four characters' }),
  scopes: Scopes,
  perMinute: Type.Integer(),
  createdAt: Instant,
  revokedAt: nullable(Instant),
})
const InboundHook = Type.Object({
  id: Id,
  label: Type.String(),
  path: Type.String({ description: 'below the address of the server' }),
  createdAt: Instant,
  closedAt: nullable(Instant),
  received: Type.Integer(),
})
const OutboundHook = Type.Object({
  key: Key,
  url: Type.String(),
  events: Type.Array(Type.String()),
  enabled: Type.Boolean(),
  pending: Type.Integer(),
  dead: Type.Integer(),
})

export const integrationRoutes = {
  'GET /api-keys': {
    policy: only('integrations.manage'),
    tag: 'integrations',
    summary: 'The keys of other systems.',
    reply: Type.Object({ keys: Type.Array(ApiKey) }),
  },
  'POST /api-keys': {
    policy: only('integrations.manage'),
    tag: 'integrations',
    summary: 'Makes a key; its token is shown this once. It may do what its scopes say and no more.',
    body: closed({
      label: Title,
      scopes: Scopes,
      perMinute: Type.Optional(Type.Integer({ minimum: 1, maximum: 6_000 })),
    }),
    reply: Type.Intersect([ApiKey, Type.Object({ token: Type.String() })]),
    status: 201,
    effect: true,
  },
  'DELETE /api-keys/:id': {
    policy: only('integrations.manage'),
    tag: 'integrations',
    summary: 'Ends a key at once.',
    params: IdParams,
    reply: Nothing,
    effect: true,
  },
  'GET /inbound-hooks': {
    policy: only('integrations.manage'),
    tag: 'integrations',
    summary: 'Where other systems tell us something.',
    reply: Type.Object({ hooks: Type.Array(InboundHook) }),
  },
  'POST /inbound-hooks': {
    policy: only('integrations.manage'),
    tag: 'integrations',
    summary: 'Opens one; its secret is shown this once.',
    body: closed({ label: Title }),
    reply: Type.Intersect([InboundHook, Type.Object({ secret: Type.String() })]),
    status: 201,
    effect: true,
  },
  'DELETE /inbound-hooks/:id': {
    policy: only('integrations.manage'),
    tag: 'integrations',
    summary: 'Closes one.',
    params: IdParams,
    reply: Nothing,
    effect: true,
  },
  'POST /hooks/:key': {
    policy: anybody,
    tag: 'integrations',
    summary:
      'An event of another system: JSON {id, event, order?, data?}, with X-Timestamp (epoch seconds, ±5 min) and X-Signature "sha256=" + hex HMAC-SHA256 of "<timestamp>.<body>" by the hook’s secret. The same id again changes nothing.',
    params: Type.Object({ key: Words(40) }),
    reply: Type.Object({ accepted: Type.Boolean(), repeated: Type.Boolean() }),
    raw: 'text',
    status: 202,
  },
  'GET /outbound-hooks': {
    policy: only('integrations.manage'),
    tag: 'integrations',
    summary: 'Where we tell other systems something.',
    reply: Type.Object({ hooks: Type.Array(OutboundHook) }),
  },
  'PUT /outbound-hooks/:key': {
    policy: only('integrations.manage'),
    tag: 'integrations',
    summary:
      'Keeps one; `secret` is answered when it is new, never again. `events`: kinds that are told by themselves.',
    params: KeyParams,
    body: closed({
      url: Words(500),
      events: Type.Optional(Type.Array(Words(40), { maxItems: 50 })),
      enabled: Type.Optional(Type.Boolean()),
    }),
    reply: Type.Intersect([OutboundHook, Type.Object({ secret: nullable(Type.String()) })]),
    effect: true,
  },
  'GET /outbound-hooks/:key/deliveries': {
    policy: only('integrations.manage'),
    tag: 'integrations',
    summary: 'The last hundred, the newest first.',
    params: KeyParams,
    reply: Type.Object({
      deliveries: Type.Array(
        Type.Object({
          id: Id,
          cause: Type.String(),
          state: oneOf(['pending', 'sent', 'dead']),
          attempt: Type.Integer(),
          status: nullable(Type.Integer()),
          detail: nullable(Type.String()),
          createdAt: Instant,
          settledAt: nullable(Instant),
        }),
      ),
    }),
  },
} as const satisfies Record<string, RouteSchema>
