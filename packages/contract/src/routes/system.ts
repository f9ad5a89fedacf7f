import { Type } from 'typebox'
import { anybody, type RouteSchema } from '../route.ts'
import { Instant } from '../shape.ts'

export const systemRoutes = {
  'GET /health': {
    policy: anybody,
    tag: 'system',
    summary: 'Alive and able to reach the database.',
    reply: Type.Object({ ok: Type.Boolean(), now: Instant, version: Type.String() }),
  },
  'GET /client-settings': {
    policy: anybody,
    tag: 'system',
    summary: 'What the client needs to know before anybody signs in.',
    reply: Type.Object({
      organization: Type.Object({ code: Type.String(), name: Type.String() }),
      sandbox: Type.Union([Type.String(), Type.Null()], {
        description: 'address of the WeChat sandbox, null against real WeChat',
      }),
      appId: Type.String(),
    }),
  },
} as const satisfies Record<string, RouteSchema>
