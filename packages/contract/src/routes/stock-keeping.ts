import { Type } from 'typebox'
import { only, type RouteSchema } from '../route.ts'
import { closed, Fen, Id, IdParams, Instant, Label, nullable, oneOf, Words } from '../shape.ts'

const Pieces = Type.Integer({ minimum: 1, maximum: 1_000_000 })
const Serials = Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 200 })
const Shelf = oneOf(['warehouse', 'site', 'van', 'repair'])
const Named = Type.Object({ id: Id, name: Type.String() })
const NamedPart = { partId: Id, code: Type.String(), name: Label }
const OrderRef = Type.Object({ id: Id, number: Type.String() })
const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 200 }))

const keeper = only('stock.van', 'stock.all')
const office = only('stock.all')
const figures = only('stock.all', 'settlements.all')
const design = only('work_types.design')
const tag = 'stock'

const TransferEnd = Type.Object({ id: Id, kind: Shelf, name: Type.String() })
const transfer = {
  id: Id,
  state: oneOf(['asked', 'sent', 'received', 'cancelled']),
  from: TransferEnd,
  to: TransferEnd,
  workOrder: nullable(OrderRef),
  note: nullable(Type.String()),
  createdAt: Instant,
  updatedAt: Instant,
  lines: Type.Array(
    Type.Object({
      ...NamedPart,
      quantity: Type.Integer(),
      arrived: nullable(Type.Integer()),
      difference: nullable(oneOf(['lost', 'returned'])),
      serials: Type.Array(Type.String()),
    }),
  ),
  steps: Type.Array(oneOf(['send', 'receive', 'cancel']), { description: 'what I can do about it now' }),
}
const Transfer = Type.Object({
  ...transfer,
  timeline: Type.Array(
    Type.Object({
      kind: oneOf(['asked', 'sent', 'received', 'cancelled']),
      at: Instant,
      by: Type.String(),
      words: nullable(Type.String()),
    }),
  ),
})
const Levels = Type.Object({
  items: Type.Array(
    Type.Object({
      locationId: Id,
      location: Type.String(),
      ...NamedPart,
      minimum: Type.Integer(),
      target: Type.Integer(),
      held: Type.Integer(),
      incoming: Type.Integer({ description: 'asked for or on the way' }),
    }),
  ),
})
const Count = Type.Object({
  id: Id,
  location: Named,
  state: oneOf(['open', 'posted', 'cancelled']),
  openedAt: Instant,
  openedBy: Type.String(),
  settledAt: nullable(Instant),
  settledBy: nullable(Type.String()),
  secondPerson: Type.Boolean({ description: 'who counted may not post it' }),
  lines: Type.Array(
    Type.Object({
      ...NamedPart,
      counted: Type.Integer(),
      book: Type.Integer({ description: 'what the ledger said when it was counted' }),
      difference: Type.Integer({ description: 'counted less book' }),
      since: Type.Integer({ description: 'pieces that came (or, below zero, went) after it was counted' }),
      serials: Type.Array(Type.String()),
      countedBy: Type.String(),
      countedAt: Instant,
    }),
  ),
})
const tracking = {
  serial: Type.Boolean({ description: 'each piece is known by its number' }),
  oldPartReturn: Type.Boolean(),
  cost: nullable(Fen),
  deposit: Fen,
  returnDays: Type.Integer(),
  pieces: Type.Array(
    Type.Object({
      serial: Type.String(),
      location: Type.Object({ id: Id, kind: Type.String(), name: Type.String() }),
      since: Instant,
    }),
  ),
}
const Tracking = Type.Object(tracking)
const KeptPart = Type.Object({
  id: Id,
  code: Type.String(),
  name: Label,
  category: Type.String({ description: 'what a warranty or a price rule may name; empty: none' }),
  fits: Type.Array(Type.String(), { description: 'models; empty: every model' }),
  retiredAt: nullable(Instant),
  retirements: Type.Array(Type.Object({ retired: Type.Boolean(), at: Instant, by: Type.String() }), {
    description: 'who took it out of use or back into it, the newest first',
  }),
  ...tracking,
})
const partFields = {
  category: Type.Optional(Words(40)),
  fits: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 100 })),
  serial: Type.Optional(Type.Boolean()),
  oldPartReturn: Type.Optional(Type.Boolean()),
  cost: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000 })),
  deposit: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000 })),
  returnDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
}
const PartName = closed({
  'zh-CN': Type.String({ minLength: 1, maxLength: 100 }),
  en: Type.Optional(Words(100)),
})
const oldPart = {
  id: Id,
  ...NamedPart,
  workOrder: OrderRef,
  person: Named,
  quantity: Type.Integer(),
  returned: Type.Integer(),
  deposit: Fen,
  held: Fen,
  dueAt: Instant,
  state: oneOf(['due', 'overdue', 'returned']),
}
const promised = { workOrderId: Id, locationId: Id, partId: Id, quantity: Pieces }
const PromiseReply = Type.Object({ workOrderId: Id, locationId: Id, partId: Id, quantity: Type.Integer() })
const Request = Type.Object({
  id: Id,
  workOrder: Type.Object({ id: Id, number: Type.String(), title: Type.String() }),
  location: nullable(Named),
  van: nullable(Type.Object({ id: Id, person: Type.String() }, { description: 'of whoever has the work' })),
  lines: Type.Array(Type.Object({ partId: Id, code: Type.String(), quantity: Type.Integer(), free: Type.Integer() })),
  leftOut: Type.Optional(
    Type.Array(Type.Object({ code: Type.String(), quantity: Type.Integer(), why: oneOf(['retired', 'unknown']) }), {
      description: 'what the work names and was not asked for: parts out of use by then, codes that no part has',
    }),
  ),
  state: oneOf(['open', 'sent', 'refused']),
  answer: nullable(
    Type.Object({
      how: oneOf(['reserve', 'transfer', 'refused']),
      locationId: Type.Optional(Id),
      transferId: Type.Optional(Id),
      reason: Type.Optional(Type.String()),
    }),
  ),
  createdAt: Instant,
})
const Shortage = Type.Object({
  id: Id,
  ...NamedPart,
  location: Named,
  workOrder: OrderRef,
  person: Type.String(),
  quantity: Type.Integer(),
  proposal: nullable(
    Type.Object({ kind: oneOf(['transfer', 'purchase']), from: Named, metres: nullable(Type.Integer()) }),
  ),
  state: oneOf(['open', 'settled', 'withdrawn']),
  at: Instant,
})
const Rules = Type.Object({ countBySecondPerson: Type.Boolean(), slowDays: Type.Integer() })

/** The stockroom: transfers with both ends, refills, counts, numbers, old parts, fault codes, promises and shortages. */
export const stockKeepingRoutes = {
  'GET /stock/places': {
    policy: keeper,
    tag,
    summary: 'Shelves and vans that I may send from, receive at or ask of; `mine` are those I keep, and come first.',
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Id,
          kind: Shelf,
          name: Type.String(),
          mine: Type.Boolean(),
          pieces: Type.Integer(),
          arriving: Type.Integer({ description: 'transfers on their way here' }),
          asked: Type.Integer({ description: 'transfers that this place is asked to send' }),
        }),
      ),
    }),
  },
  'POST /stock/receipts': {
    policy: office,
    tag,
    summary: 'Books a delivery of the supplier to a place that I keep, with what a piece cost.',
    body: closed({
      locationId: Id,
      lines: Type.Array(
        closed({
          partId: Id,
          quantity: Pieces,
          serials: Type.Optional(Serials),
          cost: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000, description: 'fen of one piece' })),
        }),
        { minItems: 1, maxItems: 200 },
      ),
    }),
    reply: Type.Object({ locationId: Id, lines: Type.Integer() }),
    status: 201,
    effect: true,
  },
  'GET /stock/rules': {
    policy: office,
    tag,
    summary: 'How the organization keeps its stock.',
    reply: Rules,
  },
  'PUT /stock/rules': {
    policy: design,
    tag,
    summary: 'Changes how the organization keeps its stock; what is left out stays.',
    body: closed({
      countBySecondPerson: Type.Optional(Type.Boolean()),
      slowDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3_650 })),
    }),
    reply: Rules,
    effect: true,
  },
  'GET /stock/slow': {
    policy: figures,
    tag,
    summary: 'Slow movers: what lies somewhere and has not left in so many days, with its value at cost.',
    query: Type.Object({
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3_650 })),
      locationId: Type.Optional(Id),
    }),
    reply: Type.Object({
      days: Type.Integer(),
      value: Fen,
      unknownCost: Type.Integer({ description: 'rows whose cost is not known' }),
      items: Type.Array(
        Type.Object({
          location: Named,
          ...NamedPart,
          quantity: Type.Integer(),
          value: nullable(Fen),
          lastOutAt: nullable(Instant),
        }),
      ),
    }),
  },
  'GET /stock/transfers': {
    policy: keeper,
    tag,
    summary: 'Transfers from and to the places I keep, newest change first; of all places for whoever sees all stock.',
    query: Type.Object({
      state: Type.Optional(oneOf(['asked', 'sent', 'received', 'cancelled'])),
      locationId: Type.Optional(Id),
      limit,
    }),
    reply: Type.Object({ items: Type.Array(Type.Object(transfer)) }),
  },
  'GET /stock/transfers/:id': {
    policy: keeper,
    tag,
    summary: 'One transfer with what happened to it.',
    params: IdParams,
    reply: Transfer,
  },
  'POST /stock/transfers': {
    policy: keeper,
    tag,
    summary: 'Sends parts from a place I keep, or asks another place for them.',
    body: closed({
      fromId: Id,
      toId: Id,
      lines: Type.Array(closed({ partId: Id, quantity: Pieces, serials: Type.Optional(Serials) }), {
        minItems: 1,
        maxItems: 200,
      }),
      note: Type.Optional(Words(200)),
      workOrderId: Type.Optional(Id),
    }),
    reply: Transfer,
    status: 201,
    effect: true,
  },
  'POST /stock/transfers/:id/send': {
    policy: keeper,
    tag,
    summary: 'Sends what was asked of a place I keep.',
    params: IdParams,
    body: closed({
      serials: Type.Optional(Type.Array(closed({ partId: Id, serials: Serials }), { maxItems: 200 })),
    }),
    reply: Transfer,
    effect: true,
  },
  'POST /stock/transfers/:id/receive': {
    policy: keeper,
    tag,
    summary: 'Confirms what came, line by line; what did not is stated as lost or returned.',
    params: IdParams,
    body: closed({
      lines: Type.Array(
        closed({
          partId: Id,
          arrived: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
          difference: Type.Optional(oneOf(['lost', 'returned'])),
          serials: Type.Optional(Serials),
        }),
        { minItems: 1, maxItems: 200 },
      ),
      note: Type.Optional(Words(200)),
    }),
    reply: Transfer,
    effect: true,
  },
  'POST /stock/transfers/:id/cancel': {
    policy: keeper,
    tag,
    summary: 'Ends a transfer that has not arrived; what was sent goes back.',
    params: IdParams,
    body: closed({ reason: Words(200) }),
    reply: Transfer,
    effect: true,
  },
  'GET /stock/levels': {
    policy: keeper,
    tag,
    summary: 'How many pieces each of my places should carry (of all places for whoever sees all stock).',
    query: Type.Object({ locationId: Type.Optional(Id) }),
    reply: Levels,
  },
  'PUT /stock/levels': {
    policy: keeper,
    tag,
    summary: 'Sets minimum and target of parts at a place; a target of 0 ends it.',
    body: closed({
      locationId: Id,
      lines: Type.Array(
        closed({
          partId: Id,
          minimum: Type.Integer({ minimum: 0, maximum: 100_000 }),
          target: Type.Integer({ minimum: 0, maximum: 100_000 }),
        }),
        { minItems: 1, maxItems: 500 },
      ),
    }),
    reply: Levels,
    effect: true,
  },
  'GET /stock/refills': {
    policy: keeper,
    tag,
    summary: 'What to refill from which nearest place; `from` null: nobody has it, buy it.',
    query: Type.Object({ locationId: Type.Optional(Id) }),
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          ...NamedPart,
          quantity: Type.Integer(),
          to: Named,
          from: nullable(Type.Object({ id: Id, name: Type.String(), metres: nullable(Type.Integer()) })),
        }),
      ),
    }),
  },
  'POST /stock/refills': {
    policy: keeper,
    tag,
    summary: 'One tap: opens the transfers that are proposed for a place.',
    body: closed({ locationId: Id }),
    reply: Type.Object({
      transfers: Type.Array(Id),
      missing: Type.Array(Type.Object({ partId: Id, quantity: Type.Integer() })),
    }),
    status: 201,
    effect: true,
  },
  'GET /stock/counts': {
    policy: keeper,
    tag,
    summary: 'Counts of my places, newest first.',
    query: Type.Object({ state: Type.Optional(oneOf(['open', 'posted', 'cancelled'])) }),
    reply: Type.Object({ items: Type.Array(Count) }),
  },
  'GET /stock/counts/:id': {
    policy: keeper,
    tag,
    summary: 'One count, each line beside the book and what moved since.',
    params: IdParams,
    reply: Count,
  },
  'POST /stock/counts': {
    policy: keeper,
    tag,
    summary: 'Opens a count of a place; nothing is frozen.',
    body: closed({ locationId: Id }),
    reply: Count,
    status: 201,
    effect: true,
  },
  'POST /stock/counts/:id/lines': {
    policy: keeper,
    tag,
    summary: 'Says what was counted; said again it replaces the line.',
    params: IdParams,
    body: closed({
      lines: Type.Array(
        closed({
          partId: Id,
          counted: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
          serials: Type.Optional(Serials),
        }),
        { minItems: 1, maxItems: 200 },
      ),
    }),
    reply: Count,
    effect: true,
  },
  'POST /stock/counts/:id/post': {
    policy: keeper,
    tag,
    summary: 'Posts the differences; by setting somebody who did not count.',
    params: IdParams,
    body: closed({}),
    reply: Count,
    effect: true,
  },
  'POST /stock/counts/:id/cancel': {
    policy: keeper,
    tag,
    summary: 'Ends a count without posting.',
    params: IdParams,
    body: closed({}),
    reply: Count,
    effect: true,
  },
  'GET /parts/:id': {
    policy: office,
    tag,
    summary: 'A part as the organization keeps it, and where each piece with a number is.',
    params: IdParams,
    reply: KeptPart,
  },
  'POST /parts': {
    policy: design,
    tag,
    summary: 'Brings a part into the library; its code is its own.',
    body: closed({ code: Type.String({ minLength: 1, maxLength: 32 }), name: PartName, ...partFields }),
    reply: KeptPart,
    status: 201,
    effect: true,
  },
  'PUT /parts/:id': {
    policy: design,
    tag,
    summary: 'Changes what a part is called, what it fits and how it is kept; what is left out stays.',
    params: IdParams,
    body: closed({ name: Type.Optional(PartName), ...partFields }),
    reply: KeptPart,
    effect: true,
  },
  'POST /parts/:id/retire': {
    policy: design,
    tag,
    summary:
      'Takes a part out of use, or back into it: it is found and suggested no more; what lies somewhere is counted, moved and used up.',
    params: IdParams,
    body: closed({ retired: Type.Boolean() }),
    reply: KeptPart,
    effect: true,
  },
  'GET /parts/:id/tracking': {
    policy: office,
    tag,
    summary: 'How a part is kept, and where each piece with a number is.',
    params: IdParams,
    reply: Tracking,
  },
  'PUT /parts/:id/tracking': {
    policy: design,
    tag,
    summary: 'Changes how a part is kept; what is left out stays.',
    params: IdParams,
    body: closed({
      serial: Type.Optional(Type.Boolean()),
      oldPartReturn: Type.Optional(Type.Boolean()),
      cost: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000 })),
      deposit: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000 })),
      returnDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
    }),
    reply: Tracking,
    effect: true,
  },
  'GET /old-parts': {
    policy: keeper,
    tag,
    summary: 'Old parts that must come back, first due first: my own, or everybody’s for whoever sees all stock.',
    query: Type.Object({
      state: Type.Optional(oneOf(['out', 'overdue', 'returned', 'all'])),
      before: Type.Optional(Instant),
    }),
    reply: Type.Object({ items: Type.Array(Type.Object(oldPart)) }),
  },
  'POST /old-parts/:id/return': {
    policy: keeper,
    tag,
    summary: 'Confirms that old pieces are back; their deposit is released.',
    params: IdParams,
    body: closed({ quantity: Pieces, serials: Type.Optional(Serials) }),
    reply: Type.Object({ ...oldPart, released: Fen }),
    effect: true,
  },
  'GET /fault-codes': {
    policy: only('tasks.handle', 'stock.all'),
    tag,
    summary: 'What a fault code means: manual, suggested parts, and where they lie; all codes without `code`.',
    query: Type.Object({
      code: Type.Optional(Words(32)),
      model: Type.Optional(Words(64)),
      workOrderId: Type.Optional(Id),
    }),
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Id,
          code: Type.String(),
          model: Type.String({ description: 'empty: every model' }),
          label: Label,
          manual: Type.String(),
          fileId: nullable(Id),
          parts: Type.Array(
            Type.Object({
              ...NamedPart,
              quantity: Type.Integer(),
              retired: Type.Optional(
                Type.Boolean({ description: 'out of use: told only to those who write the codes' }),
              ),
              places: Type.Array(
                Type.Object({
                  locationId: Id,
                  kind: oneOf(['warehouse', 'site', 'van']),
                  name: Type.String(),
                  free: Type.Integer(),
                  metres: nullable(Type.Integer()),
                }),
                { description: 'my van first, then from near to far' },
              ),
            }),
          ),
        }),
      ),
    }),
  },
  'PUT /fault-codes': {
    policy: design,
    tag,
    summary: 'Writes what a code means for a model, or for every model; one that was taken out of use comes back.',
    body: closed({
      code: Type.String({ minLength: 1, maxLength: 32 }),
      model: Type.Optional(Words(64)),
      label: Label,
      manual: Type.Optional(Words(4_000)),
      fileId: Type.Optional(nullable(Id)),
      parts: Type.Array(closed({ partId: Id, quantity: Type.Integer({ minimum: 1, maximum: 99 }) }), { maxItems: 50 }),
    }),
    reply: Type.Object({ id: Id }),
    effect: true,
  },
  'POST /fault-codes/:id/retire': {
    policy: design,
    tag,
    summary: 'Takes a fault code out of use: nothing matches it until it is written again.',
    params: IdParams,
    body: closed({}),
    reply: Type.Object({ id: Id }),
    effect: true,
  },
  'POST /fault-codes/import': {
    policy: design,
    tag,
    summary:
      'Reads rows (code, model, name, name_en, manual, parts as `EF-12*1; MF-460`). Without `confirm`, or while a row is wrong, nothing is written.',
    body: closed({
      rows: Type.Array(Type.Array(Words(4_100), { maxItems: 20 }), { maxItems: 5_000 }),
      confirm: Type.Optional(Type.Boolean()),
    }),
    reply: Type.Object({
      rows: Type.Integer(),
      written: Type.Integer(),
      faults: Type.Array(
        Type.Object({
          row: Type.Integer(),
          column: Type.Integer(),
          name: Type.String(),
          code: Type.String(),
          message: Label,
        }),
      ),
    }),
    effect: true,
  },
  'GET /stock/sources': {
    policy: keeper,
    tag,
    summary: 'Where a part could come from, in any city, nearest first; `ways` says what one tap can do there.',
    query: Type.Object({
      partId: Id,
      quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
      workOrderId: Type.Optional(Id),
    }),
    reply: Type.Object({
      purchase: Type.Boolean({ description: 'no place has as many: buy' }),
      items: Type.Array(
        Type.Object({
          locationId: Id,
          kind: oneOf(['warehouse', 'site', 'van']),
          name: Type.String(),
          city: nullable(Type.String()),
          free: Type.Integer(),
          enough: Type.Boolean(),
          metres: nullable(Type.Integer()),
          mine: Type.Boolean(),
          ways: Type.Array(oneOf(['reserve', 'transfer'])),
        }),
      ),
    }),
  },
  'GET /stock/reservations': {
    policy: keeper,
    tag,
    summary: 'What is promised to an order and where it lies.',
    query: Type.Object({ workOrderId: Id }),
    reply: Type.Object({
      items: Type.Array(
        Type.Object({ locationId: Id, location: Type.String(), ...NamedPart, quantity: Type.Integer() }),
      ),
    }),
  },
  'POST /stock/reservations': {
    policy: keeper,
    tag,
    summary: 'Promises pieces of a warehouse or site to an open order.',
    body: closed(promised),
    reply: PromiseReply,
    status: 201,
    effect: true,
  },
  'POST /stock/reservations/release': {
    policy: keeper,
    tag,
    summary: 'Takes back a promise, or some of it.',
    body: closed(promised),
    reply: PromiseReply,
    effect: true,
  },
  'POST /stock/picks': {
    policy: only('stock.van'),
    tag,
    summary: 'Takes pieces promised to an order, or free ones, from a shelf into my van.',
    body: closed({
      workOrderId: Id,
      locationId: Id,
      lines: Type.Array(closed({ partId: Id, quantity: Pieces, serials: Type.Optional(Serials) }), {
        minItems: 1,
        maxItems: 200,
      }),
    }),
    reply: Type.Object({
      locationId: Id,
      items: Type.Array(Type.Object({ partId: Id, quantity: Type.Integer() })),
    }),
    effect: true,
  },
  'GET /stock/requests': {
    policy: office,
    tag,
    summary: 'What the work has asked the warehouses for, oldest first.',
    query: Type.Object({
      state: Type.Optional(oneOf(['open', 'sent', 'refused'])),
      locationId: Type.Optional(Id),
    }),
    reply: Type.Object({ items: Type.Array(Request) }),
  },
  'POST /stock/requests/:id/fulfil': {
    policy: office,
    tag,
    summary: 'Promises the pieces of a request to its order, or sends them to the van of whoever has the work.',
    params: IdParams,
    body: closed({
      how: oneOf(['reserve', 'transfer']),
      locationId: Type.Optional(Id),
      toId: Type.Optional(Id),
    }),
    reply: Request,
    effect: true,
  },
  'POST /stock/requests/:id/refuse': {
    policy: office,
    tag,
    summary: 'Says no to a request of the work, and why.',
    params: IdParams,
    body: closed({ reason: Type.String({ minLength: 1, maxLength: 200 }) }),
    reply: Request,
    effect: true,
  },
  'GET /stock/shortages': {
    policy: keeper,
    tag,
    summary: 'Pieces that were used beyond the book, each with where they could have come from.',
    query: Type.Object({ state: Type.Optional(oneOf(['open', 'settled', 'withdrawn'])) }),
    reply: Type.Object({ items: Type.Array(Shortage) }),
  },
  'POST /stock/shortages/:id/settle': {
    policy: office,
    tag,
    summary: 'Says where the pieces of a shortage really came from: a place, or the supplier.',
    params: IdParams,
    body: closed({ fromId: Id, serials: Type.Optional(Serials) }),
    reply: Shortage,
    effect: true,
  },
} as const satisfies Record<string, RouteSchema>
