import { Type } from 'typebox'
import { only, type RouteSchema } from '../route.ts'
import { Fen, Id, Label, nullable, oneOf, Words } from '../shape.ts'

export const PartRow = Type.Object({
  id: Id,
  code: Type.String(),
  name: Label,
  fits: Type.Boolean({ description: 'fits the asset of the work order asked for; true when none was named' }),
  oldPartReturn: Type.Boolean(),
  serial: Type.Boolean({ description: 'each piece is known by its number' }),
  retired: Type.Boolean({ description: 'out of use: to be used up, not to be asked for' }),
  price: nullable(Fen),
  van: Type.Integer({ description: 'pieces on my van' }),
  nearest: nullable(
    Type.Object({ locationId: Id, name: Type.String(), quantity: Type.Integer(), metres: nullable(Type.Integer()) }),
  ),
  match: Type.Array(Type.Tuple([Type.Integer(), Type.Integer()]), {
    description: 'matched ranges [start, end) of the Chinese name',
  }),
})

export const stockRoutes = {
  'GET /parts': {
    policy: only('stock.van', 'stock.all', 'prices.design'),
    tag: 'parts',
    summary:
      'Search parts by name, code, pinyin initials or scanned code; with my van’s stock, the price here and the nearest stock.',
    query: Type.Object({
      q: Type.Optional(Words(60)),
      workOrderId: Type.Optional(Id),
      onVan: Type.Optional(Type.Boolean()),
      retired: Type.Optional(
        Type.Unsafe<'only' | 'any'>({
          type: 'string',
          enum: ['only', 'any'],
          description: 'without it, of those out of use only what lies on my van',
        }),
      ),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    reply: Type.Object({ items: Type.Array(PartRow) }),
  },
  'GET /van': {
    policy: only('stock.van'),
    tag: 'parts',
    summary: 'The stock of my van.',
    reply: Type.Object({
      locationId: Id,
      name: Type.String(),
      items: Type.Array(Type.Object({ partId: Id, code: Type.String(), name: Label, quantity: Type.Integer() })),
    }),
  },
  'GET /stock': {
    policy: only('stock.all'),
    tag: 'parts',
    summary: 'Stock by location.',
    query: Type.Object({ locationId: Type.Optional(Id) }),
    reply: Type.Object({
      locations: Type.Array(
        Type.Object({
          id: Id,
          kind: oneOf(['warehouse', 'site', 'van', 'repair', 'consumed', 'supplier', 'transit']),
          name: Type.String(),
        }),
      ),
      items: Type.Array(
        Type.Object({ locationId: Id, partId: Id, code: Type.String(), name: Label, quantity: Type.Integer() }),
      ),
    }),
  },
} as const satisfies Record<string, RouteSchema>
