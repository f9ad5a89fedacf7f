import type { DiffLine, ItemContent, ItemField, ItemOverride, PackedItem } from '@field/domain/library'
import { Type } from 'typebox'
import { only, type RouteSchema } from '../route.ts'
import { closed, domain, Fen, Id, IdParams, Instant, Label, nullable, oneOf, Words } from '../shape.ts'

const Key = Type.String({ pattern: '^[a-z][a-z0-9_]{0,31}$' })
const KeyParams = Type.Object({ key: Key })
const Whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum })
const GivenLabel = closed({
  'zh-CN': Type.String({ maxLength: 4000 }),
  en: Type.Optional(Type.String({ maxLength: 4000 })),
})
const GivenPart = closed({ partId: Id, quantity: Whole(1, 99) })
const givenItem = {
  label: GivenLabel,
  path: Type.Array(GivenLabel, { maxItems: 4, description: 'categories, from the trade down' }),
  minutes: Whole(0, 1440),
  parts: Type.Array(GivenPart, { maxItems: 20, description: 'what one of the item takes' }),
  hints: Type.Array(GivenLabel, { maxItems: 6, description: 'what to know of the site before departure' }),
  instruction: nullable(GivenLabel),
}
const PartLine = Type.Object({ partId: Id, code: Type.String(), name: Label, quantity: Type.Integer() })
/** A part for who writes what names it. */
const WrittenPart = Type.Object({
  ...PartLine.properties,
  retired: Type.Optional(Type.Boolean({ description: 'out of use: named here, shown to technicians no more' })),
})

/** A service item as it holds where it was asked for: headquarters' version with what territory and site have otherwise. */
export const ServiceItem = Type.Object({
  id: Id,
  code: Type.String(),
  label: Label,
  path: Type.Array(Label),
  minutes: Type.Integer(),
  parts: Type.Array(WrittenPart),
  hints: Type.Array(Label),
  instruction: nullable(Label),
  version: Type.Integer(),
  updatedAt: Instant,
  retiredAt: nullable(Instant),
  available: Type.Boolean(),
  own: Type.Array(Type.String(), { description: 'fields that are not headquarters’' }),
})

/** An item of a work order with what it takes: for the technician, offline too. */
export const OrderItem = Type.Object({
  id: Id,
  code: Type.String(),
  label: Label,
  quantity: Type.Integer(),
  minutes: Type.Integer({ description: 'of all pieces together' }),
  parts: Type.Array(
    Type.Object({ partId: Id, code: Type.String(), name: Label, quantity: Type.Integer(), picked: Type.Integer() }),
    { description: 'what the item takes in all, and how much of it tasks have picked' },
  ),
  hints: Type.Array(Label),
  instruction: nullable(Label),
  version: Type.Integer(),
  updated: nullable(
    Type.Object(
      {
        from: Type.Integer(),
        to: Type.Integer(),
        at: Instant,
        fields: Type.Array(domain<ItemField>('minutes, parts, hints or instruction')),
        instruction: Type.Array(domain<DiffLine>('line of the instruction: same, new or gone')),
        parts: Type.Array(
          Type.Object({
            partId: Id,
            code: Type.String(),
            name: Label,
            before: Type.Integer(),
            after: Type.Integer(),
          }),
        ),
        minutes: nullable(Type.Tuple([Type.Integer(), Type.Integer()])),
      },
      { description: '说明已更新: what is otherwise since the open task was opened' },
    ),
  ),
})

const Version = Type.Object({
  number: Type.Integer(),
  at: Instant,
  by: nullable(Type.String()),
  changed: Type.Array(domain<ItemField>('fields that differ from the version before')),
  content: domain<ItemContent>('packages/domain/src/library/item.ts'),
})

const Override = Type.Object({
  scope: Type.Object({ kind: oneOf(['territory', 'site']), id: Id, name: Type.String() }),
  number: Type.Integer(),
  fields: nullable(domain<ItemOverride>('packages/domain/src/library/override.ts; null: given up')),
  at: Instant,
  parts: Type.Optional(Type.Array(WrittenPart, { description: 'those of `fields`, by name' })),
})

const PackageView = Type.Object({
  key: Key,
  version: Type.Integer(),
  label: Label,
  summary: Label,
  workType: Type.String(),
  retired: Type.Boolean(),
  lines: Type.Array(
    Type.Object({
      itemId: Id,
      code: Type.String(),
      label: Label,
      quantity: Type.Integer(),
      minutes: Type.Integer(),
      price: nullable(Fen),
    }),
  ),
  minutes: Type.Integer(),
  total: nullable(Fen),
})

const ImportReport = Type.Object({
  id: Id,
  name: Type.String(),
  state: oneOf(['faulty', 'ready', 'confirmed']),
  total: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  faultyRows: Type.Integer(),
  faults: Type.Array(
    Type.Object({
      row: Type.Integer({ description: 'as the sheet shows it' }),
      column: Type.String(),
      heading: Type.String(),
      code: Type.String(),
      words: Label,
    }),
    { description: 'the first 500' },
  ),
})

const GivenLine = closed({ itemId: Id, quantity: Whole(1, 999) })

export const libraryRoutes = {
  'GET /service-items': {
    policy: only('tasks.handle', 'work_orders.all'),
    tag: 'library',
    summary: 'Search service items by name, code, pinyin or initials, with the price at the work order’s place.',
    query: Type.Object({
      q: Type.Optional(Words(60)),
      workOrderId: Type.Optional(Id),
      retired: Type.Optional(Type.Boolean({ description: 'true: only those taken out of the library' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Id,
          code: Type.String(),
          name: Label,
          minutes: Type.Integer(),
          price: nullable(Fen),
          hint: nullable(Label),
          requiredParts: Type.Array(Id),
          match: Type.Array(Type.Tuple([Type.Integer(), Type.Integer()])),
          path: Type.Optional(Type.Array(Label)),
          hints: Type.Optional(Type.Array(Label)),
          parts: Type.Optional(Type.Array(PartLine)),
          version: Type.Optional(Type.Integer({ minimum: 1 })),
        }),
      ),
    }),
  },
  'GET /service-items/:id': {
    policy: only('tasks.handle', 'work_orders.all'),
    tag: 'library',
    summary: 'A service item whole, as it holds at the work order’s place, else at mine; retired ones too.',
    params: IdParams,
    query: Type.Object({ workOrderId: Type.Optional(Id) }),
    reply: ServiceItem,
  },
  'POST /service-items': {
    policy: only('work_types.design'),
    tag: 'library',
    summary: 'A new service item of headquarters.',
    body: closed({ code: Type.String({ minLength: 1, maxLength: 40 }), ...givenItem }),
    reply: ServiceItem,
    status: 201,
    effect: true,
  },
  'PUT /service-items/:id': {
    policy: only('work_types.design'),
    tag: 'library',
    summary:
      'The next version of an item, by headquarters: branches follow but for what they have otherwise, whose keepers are told; 409 when it is not at `base`.',
    params: IdParams,
    body: closed({ base: Type.Integer({ minimum: 1 }), ...givenItem }),
    reply: ServiceItem,
    effect: true,
  },
  'POST /service-items/:id/retire': {
    policy: only('work_types.design'),
    tag: 'library',
    summary: 'Takes an item out of the library, or back into it; orders that name it keep it.',
    params: IdParams,
    body: closed({ retired: Type.Boolean() }),
    reply: ServiceItem,
    effect: true,
  },
  'GET /service-items/:id/versions': {
    policy: only('tasks.handle', 'work_orders.all'),
    tag: 'library',
    summary: 'Every version of an item, the newest first.',
    params: IdParams,
    reply: Type.Object({ versions: Type.Array(Version) }),
  },
  'GET /service-items/:id/overrides': {
    policy: only('work_types.design'),
    tag: 'library',
    summary: 'What territories and sites have otherwise than headquarters.',
    params: IdParams,
    reply: Type.Object({ overrides: Type.Array(Override) }),
  },
  'PUT /service-items/:id/overrides/:scope': {
    policy: only('work_types.design'),
    tag: 'library',
    summary:
      'What a territory or a site has otherwise; null gives it up. Who manages single sites may speak for those alone. 409 when it is not at `base`.',
    params: Type.Object({ id: Id, scope: Id }),
    body: closed({
      base: Type.Integer({ minimum: 0 }),
      fields: nullable(
        closed({
          label: Type.Optional(GivenLabel),
          minutes: Type.Optional(Whole(0, 1440)),
          parts: Type.Optional(Type.Array(GivenPart, { maxItems: 20 })),
          hints: Type.Optional(Type.Array(GivenLabel, { maxItems: 6 })),
          available: Type.Optional(Type.Boolean()),
        }),
      ),
    }),
    reply: Override,
    effect: true,
  },
  'GET /library': {
    policy: only('tasks.handle', 'work_orders.all'),
    tag: 'library',
    summary:
      'The library for work without the network, as it holds at my site: all of it, or what changed since a cursor; `withPage` of the domain puts it together.',
    query: Type.Object({ since: Type.Optional(Words(80)) }),
    reply: Type.Object({
      cursor: Type.String(),
      more: Type.Boolean(),
      fresh: Type.Boolean({ description: 'true: forget what was kept before, this begins anew' }),
      items: Type.Array(domain<PackedItem>('packages/domain/src/library/bundle.ts')),
      gone: Type.Array(Id),
    }),
  },
  'GET /library/items.csv': {
    policy: only('work_types.design'),
    tag: 'library',
    summary: 'The library as CSV (UTF-8 with a mark), as the import reads it.',
    reply: Type.String(),
    bytes: 'text/csv',
  },
  'GET /library/items.xlsx': {
    policy: only('work_types.design'),
    tag: 'library',
    summary: 'The library as an Excel workbook, as the import reads it.',
    reply: Type.String(),
    bytes: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  'POST /library/imports': {
    policy: only('work_types.design'),
    tag: 'library',
    summary:
      'The dry run of a file of items (multipart: field `id` (UUID), then `file`, CSV or XLSX of at most 5 MB and 20,000 rows): what it would do, and what is wrong with which row and column. Nothing is written until it is confirmed. The same id again answers the same import.',
    reply: ImportReport,
    status: 201,
    raw: 'multipart',
  },
  'GET /library/imports/:id': {
    policy: only('work_types.design'),
    tag: 'library',
    summary: 'What a file would do to the library as it is now; of a confirmed one, what it did.',
    params: IdParams,
    reply: ImportReport,
  },
  'POST /library/imports/:id/confirm': {
    policy: only('work_types.design'),
    tag: 'library',
    summary: 'Writes a file into the library, all of it or, when something is wrong with it by now, nothing.',
    params: IdParams,
    body: closed({}),
    reply: ImportReport,
    effect: true,
  },
  'GET /library/ready': {
    policy: only('work_types.design'),
    tag: 'library',
    summary: 'The trades of the ready library, with how many of their items are taken already.',
    reply: Type.Object({
      trades: Type.Array(
        Type.Object({ trade: Type.String(), label: Label, items: Type.Integer(), taken: Type.Integer() }),
      ),
    }),
  },
  'POST /library/ready': {
    policy: only('work_types.design'),
    tag: 'library',
    summary: 'Takes the items of trades into the library, with the parts that they need and without prices.',
    body: closed({ trades: Type.Array(Words(20), { minItems: 1, maxItems: 40 }) }),
    reply: Type.Object({ items: Type.Integer(), parts: Type.Integer() }),
    effect: true,
  },
  'GET /packages': {
    policy: only('report'),
    tag: 'library',
    summary:
      'Packages that may be chosen when reporting or in a task, with their prices at the order’s or that territory’s place.',
    query: Type.Object({ workOrderId: Type.Optional(Id), territoryId: Type.Optional(Id) }),
    reply: Type.Object({ packages: Type.Array(PackageView) }),
  },
  'PUT /packages/:key': {
    policy: only('work_types.design'),
    tag: 'library',
    summary: 'Keeps a package, as its next version; 409 when it is not at `base`.',
    params: KeyParams,
    body: closed({
      base: Type.Integer({ minimum: 0 }),
      label: GivenLabel,
      summary: GivenLabel,
      workType: Key,
      lines: Type.Array(GivenLine, { maxItems: 60 }),
      retired: Type.Optional(Type.Boolean()),
    }),
    reply: PackageView,
    effect: true,
  },
  'POST /work-orders/:id/package': {
    policy: only('tasks.handle', 'tasks.dispatch'),
    tag: 'library',
    summary:
      'Takes a package in a task: its lines come to the task, or, when its work type is another, to a new order of that type, linked with this one.',
    params: IdParams,
    body: closed({ taskId: Id, package: Key }),
    reply: Type.Object({
      id: Id,
      version: Type.Integer(),
      opened: nullable(Type.Object({ id: Id, number: Type.String() })),
    }),
    effect: true,
  },
} as const satisfies Record<string, RouteSchema>
