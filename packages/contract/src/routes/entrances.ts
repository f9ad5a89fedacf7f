import { roles } from '@field/domain/access'
import type { Recognised, RoutingRule } from '@field/domain/automation'
import { Type } from 'typebox'
import { only, type RouteSchema } from '../route.ts'
import { closed, domain, Id, IdParams, Instant, Label, nullable, oneOf, Words } from '../shape.ts'
import { Asset } from './places.ts'

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
const customer = {
  id: Id,
  name: Type.String(),
  phoneMasked: nullable(Type.String({ description: 'the office sees first and last digits, others the last two' })),
  level: nullable(Type.String()),
  openOrders: Type.Integer(),
  assets: Type.Array(Type.Object({ id: Id, name: Type.String(), address: nullable(Type.String()) })),
  lastPlace: nullable(Type.String({ description: 'where the last order was that the caller may know of' })),
}
const Customer = Type.Object(customer)
const CustomerStory = Type.Object({
  ...customer,
  devices: Type.Array(Type.Intersect([Asset, Type.Object({ open: Type.Boolean() })]), {
    description: 'their own, then those of earlier orders; `open`: in repair already',
  }),
  places: Type.Array(Type.Object({ id: Id, name: Type.String(), address: Type.String() }), {
    description: 'stores of earlier orders',
  }),
  addresses: Type.Array(Type.String(), { description: 'of earlier orders without store and device, newest first' }),
})
/** A customer who is not known yet. `agreed`: they said that their number may be kept. */
export const NewCustomer = closed({
  name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
  phone: Type.Optional(Type.String({ pattern: '^\\+?[0-9]{5,15}$' })),
  agreed: Type.Optional(Type.Boolean()),
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
      workTypes: Type.Array(Type.Object({ key: Type.String(), label: Label }), {
        description: 'what staff may start without an entrance, while the organization has opened none for them',
      }),
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
    policy: only('work_types.design', 'prices.design'),
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
    policy: only('report.for_customer', 'prices.design'),
    tag: 'entrances',
    summary:
      'Customers by a part of the name, of a store they had work at, or the last digits (4 or more) of the phone; the first 20. Without `q` those of the latest orders. Who is not of the office finds the customers of their own orders and stores, and others by the whole number.',
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 40 })) }),
    reply: Type.Object({ items: Type.Array(Customer) }),
  },
  'GET /customers/:id': {
    policy: only('report.for_customer'),
    tag: 'entrances',
    summary: 'One customer, for a link that carries the id, with what a report for them is prefilled with.',
    params: IdParams,
    reply: CustomerStory,
  },
  'POST /customers': {
    policy: only('report.for_customer'),
    tag: 'entrances',
    summary: 'A customer who called and is not known yet. A number that another customer has is refused.',
    body: NewCustomer,
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
