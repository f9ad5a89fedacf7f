import type { AutomationRule } from '@field/domain/automation'
import { Type } from 'typebox'
import { only, type RouteSchema } from '../route.ts'
import { closed, domain, Id, IdParams, Instant, Label, Nothing, nullable, oneOf, Page } from '../shape.ts'

const Key = Type.String({ pattern: '^[a-z][a-z0-9_]{0,31}$' })
const KeyParams = Type.Object({ key: Key })
const Rule = domain<AutomationRule>('packages/domain/src/automation/rule.ts')
const Kept = Type.Object({
  key: Key,
  rule: Rule,
  version: Type.Integer({ description: '0: a ready rule that was never turned on' }),
  enabled: Type.Boolean(),
  builtIn: Type.Boolean(),
  updatedAt: nullable(Instant),
})
const Reason = domain<Readonly<Record<string, unknown>>>('what it fired on')

export const automationRoutes = {
  'GET /automation/rules': {
    policy: only('work_types.design', 'prices.design'),
    tag: 'automation',
    summary: 'The rules of the organization, and the ready ones that it may turn on.',
    reply: Type.Object({ rules: Type.Array(Kept) }),
  },
  'PUT /automation/rules/:key': {
    policy: only('work_types.design'),
    tag: 'automation',
    summary: 'Keeps a rule, as its next version; 409 when it is not at `base`.',
    params: KeyParams,
    body: closed({ base: Type.Integer({ minimum: 0 }), enabled: Type.Boolean(), rule: Rule }),
    reply: Kept,
    effect: true,
  },
  'DELETE /automation/rules/:key': {
    policy: only('work_types.design'),
    tag: 'automation',
    summary: 'Removes a rule of one’s own; what it did stays in the log. A ready rule can only be turned off.',
    params: KeyParams,
    reply: Nothing,
    effect: true,
  },
  'POST /automation/rules/:key/switch': {
    policy: only('work_types.design'),
    tag: 'automation',
    summary: 'Turns a rule, also a ready one, on or off.',
    params: KeyParams,
    body: closed({ enabled: Type.Boolean() }),
    reply: Kept,
    effect: true,
  },
  'GET /automation/rules/:key/dry-run': {
    policy: only('work_types.design'),
    tag: 'automation',
    summary:
      'On what the rule would have fired among the last orders, and what it would have done; nothing is written.',
    params: KeyParams,
    query: Type.Object({ last: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }),
    reply: Type.Object({
      looked: Type.Integer(),
      fires: Type.Array(
        Type.Object({
          workOrderId: Id,
          number: Type.String(),
          seq: Type.Integer(),
          at: Instant,
          met: Type.Boolean({ description: 'false: the condition did not hold' }),
          reason: Reason,
          actions: Type.Array(Type.String()),
        }),
      ),
    }),
  },
  'GET /automation/firings': {
    policy: only('work_types.design', 'prices.design'),
    tag: 'automation',
    summary: 'What rules did and why, the newest first.',
    query: Type.Object({ rule: Type.Optional(Key), ...Page }),
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Id,
          rule: Key,
          version: Type.Integer(),
          at: Instant,
          workOrderId: nullable(Id),
          number: nullable(Type.String()),
          outcome: oneOf(['done', 'not_met', 'too_deep', 'failed']),
          reason: Reason,
          results: Type.Array(domain<Readonly<Record<string, unknown>>>('what each action did')),
        }),
      ),
      next: nullable(Type.String()),
    }),
  },
  'GET /work-orders/:id/links': {
    policy: only('work_orders.own'),
    tag: 'automation',
    summary: 'Orders that came of this one, or that it came of; only those that the reader may see.',
    params: IdParams,
    reply: Type.Object({
      links: Type.Array(
        Type.Object({
          id: Id,
          number: Type.String(),
          title: Type.String(),
          status: Type.String(),
          workType: Label,
          kind: oneOf(['created', 'ticket']),
          direction: oneOf(['from', 'to']),
          at: Instant,
        }),
      ),
    }),
  },
} as const satisfies Record<string, RouteSchema>
