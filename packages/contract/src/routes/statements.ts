import { Type } from 'typebox'
import { only, type RouteSchema } from '../route.ts'
import { closed, domain, Fen, Id, Instant, Label, Month, nullable, oneOf } from '../shape.ts'

const Role = Type.String({ pattern: '^[a-z_]{1,40}$', description: 'technician, site, provider …' })
const Party = Type.Object({ role: Role, id: Id, name: Type.String() })

const Summary = Type.Object({
  party: Party,
  openingFen: Fen,
  earnedFen: Fen,
  rebateFen: Fen,
  paidFen: Fen,
  closingFen: Fen,
})
const Rebate = Type.Object({
  label: Label,
  salesFen: Fen,
  /** The threshold that was reached; null for none. */
  fromFen: nullable(Fen),
  points: Type.Integer(),
  amountFen: Fen,
})
const StatementView = Type.Object({
  month: Month,
  party: Party,
  state: oneOf(['open', 'closed']),
  begins: Instant,
  ends: Instant,
  openingFen: Fen,
  closingFen: Fen,
  /** Counted when the month is closed; of an open month it is what it would be now and not yet in the amounts. */
  rebate: nullable(Rebate),
  lines: Type.Array(
    Type.Object({
      kind: oneOf(['share', 'correction', 'rebate', 'deposit', 'payment']),
      source: Type.String(),
      number: nullable(Type.String()),
      at: Instant,
      amountFen: Fen,
    }),
  ),
  /** What is true now, whatever month is shown; in no sum above. */
  present: Type.Object({
    /** Owed in all: the closing of the month that goes on. */
    owedFen: Fen,
    /** Deposits of old parts that are past due, held back from what is owed. */
    held: Type.Array(
      Type.Object({
        oldPartId: Id,
        number: Type.String(),
        code: Type.String(),
        name: Label,
        quantity: Type.Integer({ minimum: 1 }),
        dueAt: Instant,
        amountFen: Fen,
      }),
    ),
    /** The newest payment to this party. Who keeps a further one names it. */
    lastPayoutId: nullable(Id),
  }),
})

const Rung = Type.Object({
  fromFen: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }),
  points: Type.Integer({ minimum: 0, maximum: 10_000 }),
})

const one = Type.Object({ month: Month, role: Role, id: Id })

export const statementRoutes = {
  'GET /statement-months': {
    policy: only('settlements.all'),
    tag: 'settlements',
    summary: 'The months with something in them, the newest first, and which of them are closed.',
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          month: Month,
          begins: Instant,
          ends: Instant,
          closedAt: nullable(Instant),
          closable: Type.Boolean(),
        }),
      ),
    }),
  },
  'GET /statement-months/:month': {
    policy: only('settlements.all'),
    tag: 'settlements',
    summary: 'What each party was owed before a month, earned in it, was paid and is owed after it.',
    params: Type.Object({ month: Month }),
    reply: Type.Object({ month: Month, state: oneOf(['open', 'closed']), items: Type.Array(Summary) }),
  },
  'POST /statement-months/:month/close': {
    policy: only('settlements.all'),
    tag: 'settlements',
    summary: 'Close a month that is over: rebates are counted and posted, and its statements never change again.',
    params: Type.Object({ month: Month }),
    reply: Type.Object({ month: Month, state: oneOf(['closed']), items: Type.Array(Summary) }),
    effect: true,
  },
  'GET /statements/:month/:role/:id': {
    policy: only('settlements.all', 'settlements.own'),
    tag: 'settlements',
    summary: 'A party’s account of a month, line by line; a technician sees the own one only.',
    params: one,
    reply: StatementView,
  },
  'GET /statements/:month/:role/:id/statement.xlsx': {
    policy: only('settlements.all', 'settlements.own'),
    tag: 'settlements',
    summary: 'The same as a workbook.',
    params: one,
    reply: Type.Unknown(),
    bytes: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  'GET /statements/:month/:role/:id/statement.pdf': {
    policy: only('settlements.all', 'settlements.own'),
    tag: 'settlements',
    summary: 'The same on paper.',
    params: one,
    reply: Type.Unknown(),
    bytes: 'application/pdf',
  },
  'POST /payouts': {
    policy: only('settlements.all'),
    tag: 'settlements',
    summary: 'Keep money that was paid out to a party.',
    body: closed({
      role: Role,
      id: Id,
      /** The newest payment that the payer saw; `version_conflict` if another came since, so that two do not pay the same. */
      after: Type.Optional(nullable(Id)),
      amountFen: Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 }),
      note: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    reply: Type.Object({ id: Id }),
    effect: true,
  },
  'GET /rebates': {
    policy: only('settlements.all'),
    tag: 'settlements',
    summary: 'What months of large sales earn beside their shares.',
    reply: Type.Object({ rebates: Type.Array(domain<unknown>('Rebate of packages/domain/src/settlement')) }),
  },
  'GET /rebate-parties': {
    policy: only('settlements.all'),
    tag: 'settlements',
    summary: 'Whom a rebate may be for alone: technicians, sites and outside providers.',
    reply: Type.Object({ items: Type.Array(Party) }),
  },
  'PUT /rebates': {
    policy: only('prices.design'),
    tag: 'settlements',
    summary: 'Replace the rebates; months that are closed keep what they earned.',
    body: closed({
      rebates: Type.Array(
        closed({
          label: Label,
          role: Role,
          rungs: Type.Array(Rung, { minItems: 1, maxItems: 20 }),
          party: Type.Optional(Id),
          territory: Type.Optional(Id),
          from: Type.Optional(Instant),
          until: Type.Optional(Instant),
        }),
        { maxItems: 200 },
      ),
    }),
    reply: Type.Object({ count: Type.Integer() }),
    effect: true,
  },
} as const satisfies Record<string, RouteSchema>
