import { Type } from 'typebox'
import { anybody, only, type RouteSchema } from '../route.ts'
import { closed, Fen, Id, IdParams, Instant, Label, nullable, oneOf, Position, Words } from '../shape.ts'

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

const minuteOfDay = (minimum: number, maximum: number) =>
  Type.Integer({ minimum, maximum, description: 'minutes of the local day' })
const OfficeHours = Type.Object({ from: minuteOfDay(0, 1_439), to: minuteOfDay(1, 1_440) })
const Territory = Type.Object({
  id: Id,
  parentId: nullable(Id),
  name: Type.String(),
  officeHours: Type.Object(OfficeHours.properties, { description: 'that hold there' }),
  own: Type.Boolean({ description: 'false: they are those of the territory above, or the usual ones' }),
})

export const placeRoutes = {
  'GET /territories': {
    policy: only('work_types.design', 'prices.design'),
    tag: 'places',
    summary: 'The territories, those above first, with the office hours by which time limits are counted.',
    reply: Type.Object({ items: Type.Array(Territory) }),
  },
  'PUT /territories/:id/office-hours': {
    policy: only('work_types.design'),
    tag: 'places',
    summary: 'The office hours of a territory and those below it without their own; null: those from above again.',
    params: IdParams,
    body: closed({ officeHours: nullable(closed(OfficeHours.properties)) }),
    reply: Territory,
    effect: true,
  },
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
