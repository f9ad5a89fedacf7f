import { ok } from '@field/domain/kernel'
import type { Handlers } from '../platform/http/call.ts'
import { keysWhere, makeKey, revokeKey } from './api-keys.ts'
import { closeHook, inboundHooks, openHook } from './inbound-hooks.ts'
import { deliveriesOf, keepOutbound, outboundHooks } from './outbound-hooks.ts'
import { receive } from './receive.ts'

export const integrationRoutes = {
  'GET /api-keys': async ({ tx, actor }) => ok({ keys: await keysWhere(tx, actor.orgId) }),
  'POST /api-keys': ({ tx, actor, body, now }) => makeKey(tx, actor, body, now),
  'DELETE /api-keys/:id': ({ tx, actor, params, now }) => revokeKey(tx, actor, params.id, now),
  'GET /inbound-hooks': async ({ tx, actor }) => ok({ hooks: await inboundHooks(tx, actor.orgId) }),
  'POST /inbound-hooks': ({ tx, world, actor, body, now }) => openHook(tx, world, actor, body.label, now),
  'DELETE /inbound-hooks/:id': ({ tx, actor, params, now }) => closeHook(tx, actor, params.id, now),
  'POST /hooks/:key': receive,
  'GET /outbound-hooks': async ({ tx, actor }) => ok({ hooks: await outboundHooks(tx, actor.orgId) }),
  'PUT /outbound-hooks/:key': ({ tx, world, actor, params, body, now }) =>
    keepOutbound(tx, world, actor, params.key, body, now),
  'GET /outbound-hooks/:key/deliveries': ({ tx, actor, params }) => deliveriesOf(tx, actor.orgId, params.key),
} satisfies Handlers
