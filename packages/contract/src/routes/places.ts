import { Type } from 'typebox'
import { anybody, only, type RouteSchema } from '../route.ts'
import { Fen, Id, IdParams, Instant, Label, nullable, oneOf, Position, Words } from '../shape.ts'

export const Place = Type.Object({
  id: Id,
  kind: oneOf(['site', 'store', 'warehouse']),
  name: Type.String(),
  address: Type.String(),
  position: nullable(Position),
  territoryId: Id,
  territory: Type.String({ description: 'path of names, root first, joined by a middle dot' }),
})
export const Warranty = Type.Object({ label: Label, until: Instant })
export const Asset = Type.Object({
  id: Id,
  name: Type.String(),
  model: Type.String(),
  serial: nullable(Type.String()),
  place: nullable(Type.Object({ id: Id, name: Type.String(), spot: nullable(Type.String()) })),
  address: nullable(Type.String()),
  warranties: Type.Array(Warranty),
  installedAt: nullable(Instant),
  lastService: nullable(Type.Object({ at: Instant, title: Type.String() })),
})
/** The three doors of a tag, and the harmless card. Everything a stranger may not see is null. */
export const Landing = Type.Object({
  organization: Type.Object({ code: Type.String(), name: Type.String() }),
  door: oneOf(['report', 'follow', 'progress', 'task', 'acceptance']),
  known: Type.Boolean({ description: 'false: stranger, the card without place, person and price' }),
  kind: oneOf(['asset', 'store', 'entrance']),
  workType: nullable(
    Type.String({ description: 'the work type that a report from here opens; null when there is none or a choice' }),
  ),
  asset: nullable(Asset),
  place: nullable(Place),
  promise: nullable(
    Type.Object({ arriveBy: Instant, siteMetres: nullable(Type.Integer()), siteName: nullable(Type.String()) }),
  ),
  priceFrom: nullable(Fen),
  open: nullable(
    Type.Object({
      workOrderId: nullable(Id),
      taskId: nullable(Id),
      number: Type.String(),
      status: Type.String(),
      title: Type.String(),
      stages: Type.Array(Type.Object({ key: Type.String(), label: Label, state: oneOf(['done', 'now', 'to_come']) })),
      expectedAt: nullable(Instant),
      latestAt: nullable(Instant),
      reportedAt: Instant,
      followers: Type.Integer(),
      mine: Type.Boolean(),
    }),
  ),
})

export const placeRoutes = {
  'GET /tags/:token': {
    policy: anybody,
    tag: 'places',
    summary: 'Open the door that the tag has for this person; without a token, the stranger’s card.',
    params: Type.Object({ token: Words(64) }),
    reply: Landing,
  },
  'GET /places': {
    policy: only('places.read'),
    tag: 'places',
    summary: 'Sites, stores and warehouses; store staff see their own.',
    query: Type.Object({ kind: Type.Optional(oneOf(['site', 'store', 'warehouse'])) }),
    reply: Type.Object({ items: Type.Array(Place) }),
  },
  'GET /assets': {
    policy: only('assets.read'),
    tag: 'places',
    summary: 'Assets with their tag; store staff see those of their stores.',
    query: Type.Object({ placeId: Type.Optional(Id), q: Type.Optional(Words(60)) }),
    reply: Type.Object({
      items: Type.Array(
        Type.Intersect([Asset, Type.Object({ tag: nullable(Type.String()), openWorkOrderId: nullable(Id) })]),
      ),
    }),
  },
  'GET /assets/:id': {
    policy: only('assets.read'),
    tag: 'places',
    summary: 'An asset with its history.',
    params: IdParams,
    reply: Type.Intersect([
      Asset,
      Type.Object({
        history: Type.Array(
          Type.Object({
            workOrderId: Id,
            number: Type.String(),
            title: Type.String(),
            status: Type.String(),
            at: Instant,
          }),
        ),
      }),
    ]),
  },
  'GET /tags/:token/qr.png': {
    policy: only('assets.read'),
    tag: 'places',
    summary: 'The sticker’s QR code as WeChat made it (getUnlimited).',
    params: Type.Object({ token: Words(64) }),
    reply: Type.Unknown(),
    bytes: 'image/png',
  },
} as const satisfies Record<string, RouteSchema>
