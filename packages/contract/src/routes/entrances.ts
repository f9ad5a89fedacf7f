import { roles } from '@field/domain/access'
import type { Recognised, RoutingRule } from '@field/domain/automation'
import { Type } from 'typebox'
import { only, type RouteSchema } from '../route.ts'
import { closed, domain, Id, IdParams, Instant, Label, nullable, oneOf, Words } from '../shape.ts'

const Kind = oneOf(['customer', 'staff', 'system'])
const Code = Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,31}$' })
const Roles = nullable(Type.Array(oneOf(roles), { minItems: 1, maxItems: 7 }))
const Places = nullable(Type.Array(Id, { minItems: 1, maxItems: 200 }))
const Tags = Type.Array(Words(40), { maxItems: 20 })

const Entrance = Type.Object({
  id: Id,
  code: Code,
  kind: Kind,
  label: Label,
  workType: Type.String(),
  source: Type.String({ description: 'what the source of its orders says, and their first tag' }),
  tags: Tags,
  roles: Roles,
  placeIds: Places,
  open: Type.Boolean(),
  stickers: Type.Integer({ description: 'live tags' }),
})
const change = {
  label: Type.Optional(Label),
  workType: Type.Optional(Words(32)),
  source: Type.Optional(Code),
  tags: Type.Optional(Tags),
  roles: Type.Optional(Roles),
  placeIds: Type.Optional(Places),
  open: Type.Optional(Type.Boolean()),
}
const Customer = Type.Object({
  id: Id,
  name: Type.String(),
  phoneMasked: nullable(Type.String()),
  level: nullable(Type.String()),
  openOrders: Type.Integer(),
  assets: Type.Array(Type.Object({ id: Id, name: Type.String(), address: nullable(Type.String()) })),
})
const Routing = Type.Object({
  version: Type.Integer({ description: '0: no rules yet' }),
  rules: Type.Array(domain<RoutingRule>('a routing rule, tried in order')),
  autoDispatchPercent: Type.Integer(),
  at: nullable(Instant),
})

export const entranceRoutes = {
  'GET /entrances': {
    policy: only('work_types.design'),
    tag: 'entrances',
    summary: 'Every entrance of the organization.',
    reply: Type.Object({ entrances: Type.Array(Entrance) }),
  },
  'GET /entrances/mine': {
    policy: only('report'),
    tag: 'entrances',
    summary: 'What I may start here: the open entrances for my role and my places whose work type is published.',
    reply: Type.Object({
      entrances: Type.Array(
        Type.Object({
          code: Code,
          kind: Kind,
          label: Label,
          source: Type.String(),
          workType: Type.Object({ key: Type.String(), label: Label }),
        }),
      ),
    }),
  },
  'POST /entrances': {
    policy: only('work_types.design'),
    tag: 'entrances',
    summary: 'Opens an entrance.',
    body: closed({ ...change, code: Code, kind: Kind, label: Label, workType: Words(32) }),
    reply: Entrance,
    status: 201,
    effect: true,
  },
  'PUT /entrances/:id': {
    policy: only('work_types.design'),
    tag: 'entrances',
    summary: 'Changes an entrance; what is left out stays.',
    params: IdParams,
    body: closed(change),
    reply: Entrance,
    effect: true,
  },
  'POST /entrances/:id/tags': {
    policy: only('work_types.design'),
    tag: 'entrances',
    summary: 'Makes codes to print for an entrance.',
    params: IdParams,
    body: closed({ count: Type.Integer({ minimum: 1, maximum: 240 }) }),
    reply: Type.Object({ tags: Type.Array(Type.Object({ token: Type.String(), short: Type.String() })) }),
    status: 201,
    effect: true,
  },
  'GET /entrances/:id/tags': {
    policy: only('work_types.design'),
    tag: 'entrances',
    summary: 'The live codes of an entrance in the order of their numbers, the first 240.',
    params: IdParams,
    reply: Type.Object({
      tags: Type.Array(Type.Object({ token: Type.String(), short: Type.String(), number: Type.Integer() })),
    }),
  },
  'GET /entrances/:id/stickers.pdf': {
    policy: only('work_types.design'),
    tag: 'entrances',
    summary: 'The codes of an entrance to print: A4, 24 stickers a sheet, in the order of their numbers.',
    params: IdParams,
    query: Type.Object({
      from: Type.Optional(Type.Integer({ minimum: 1, description: 'first number' })),
      sheets: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
    }),
    reply: Type.Unknown(),
    bytes: 'application/pdf',
  },
  'GET /routing': {
    policy: only('tasks.dispatch'),
    tag: 'entrances',
    summary: 'Which team a report goes to, and how many of a hundred are assigned without a dispatcher.',
    reply: Routing,
  },
  'GET /routing/choices': {
    policy: only('work_types.design'),
    tag: 'entrances',
    summary:
      'What a routing rule may ask for and give: territories, sets of shares, and the tags, sources and levels in use.',
    reply: Type.Object({
      territories: Type.Array(
        Type.Object({ id: Id, parentId: nullable(Id), name: Type.String(), level: Type.String() }),
        { description: 'parents before what lies in them' },
      ),
      shareSets: Type.Array(Type.String()),
      tags: Type.Array(Type.String(), { description: 'of entrances and of the last orders' }),
      sources: Type.Array(Type.String()),
      levels: Type.Array(Type.String()),
    }),
  },
  'PUT /routing': {
    policy: only('work_types.design'),
    tag: 'entrances',
    summary: 'Replaces the rules, as the next version; 409 when somebody else did since `base`.',
    body: closed({
      base: Type.Integer({ minimum: 0 }),
      rules: Type.Array(
        closed({
          key: Words(32),
          label: Label,
          when: closed({
            territories: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 500 })),
            workTypes: Type.Optional(Type.Array(Words(32), { minItems: 1, maxItems: 100 })),
            tags: Type.Optional(Type.Array(Words(40), { minItems: 1, maxItems: 100 })),
            sources: Type.Optional(Type.Array(Words(32), { minItems: 1, maxItems: 100 })),
            levels: Type.Optional(Type.Array(Words(32), { minItems: 1, maxItems: 20 })),
            urgent: Type.Optional(Type.Boolean()),
            hours: Type.Optional(
              closed({
                from: Type.Integer({ minimum: 0, maximum: 1_440 }),
                to: Type.Integer({ minimum: 0, maximum: 1_440 }),
              }),
            ),
          }),
          siteId: nullable(Id),
          shareSet: nullable(Words(32)),
        }),
        { maxItems: 200 },
      ),
    }),
    reply: Routing,
    effect: true,
  },
  'PUT /dispatch-ratio': {
    policy: only('work_types.design'),
    tag: 'entrances',
    summary: 'How many of a hundred reports are assigned without a dispatcher; holds from the next report on.',
    body: closed({ percent: Type.Integer({ minimum: 0, maximum: 100 }) }),
    reply: Type.Object({ percent: Type.Integer() }),
    effect: true,
  },
  'GET /customers': {
    policy: only('tasks.dispatch'),
    tag: 'entrances',
    summary: 'Customers by a part of the name or the last digits (4 or more) of the phone; the first 20.',
    query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 40 }) }),
    reply: Type.Object({ items: Type.Array(Customer) }),
  },
  'GET /customers/:id': {
    policy: only('tasks.dispatch'),
    tag: 'entrances',
    summary: 'One customer, for a link that carries the id.',
    params: IdParams,
    reply: Customer,
  },
  'POST /customers': {
    policy: only('tasks.dispatch'),
    tag: 'entrances',
    summary: 'A customer who called and is not known yet.',
    body: closed({
      name: Type.String({ minLength: 1, maxLength: 40 }),
      phone: Type.Optional(Type.String({ pattern: '^\\+?[0-9]{5,15}$' })),
    }),
    reply: Customer,
    status: 201,
    effect: true,
  },
  'GET /work-types/recognise': {
    policy: only('report'),
    tag: 'entrances',
    summary: 'Which work type a description means, the likeliest first; below `threshold` a person chooses.',
    query: Type.Object({ text: Words(500), code: Type.Optional(Words(32)) }),
    reply: Type.Object({
      ranking: Type.Array(domain<Recognised>('workType and confidence from 0 to 1')),
      threshold: Type.Number(),
      chosen: nullable(Type.String()),
    }),
  },
  'GET /work-orders/sources': {
    policy: only('work_orders.all'),
    tag: 'entrances',
    summary: 'How many orders came through each source; the counts of the list filtered by `source`.',
    query: Type.Object({ open: Type.Optional(oneOf(['yes', 'no'])) }),
    reply: Type.Object({ sources: Type.Array(Type.Object({ source: Type.String(), count: Type.Integer() })) }),
  },
} as const satisfies Record<string, RouteSchema>
