import { statusCategories } from '@field/domain/workflow'
import { Type } from 'typebox'
import { only, type RouteSchema } from '../route.ts'
import {
  closed,
  domain,
  Fen,
  Id,
  IdParams,
  Instant,
  Label,
  Month,
  Nothing,
  nullable,
  oneOf,
  Page,
  Words,
} from '../shape.ts'

export const settlementStates = ['estimate', 'draft', 'submitted', 'reviewed', 'confirmed', 'paid', 'disputed'] as const
/** One line as its viewer sees it, with the trace that lets anybody recompute it without a database. */
export const SettlementLine = Type.Object({
  id: Type.String(),
  kind: oneOf(['labour', 'part', 'surcharge', 'discount', 'prepayment']),
  label: Label,
  quantity: Type.Integer(),
  unitFen: nullable(Fen),
  amountFen: Fen,
  listFen: nullable(Fen),
  free: nullable(Type.Object({ reason: oneOf(['warranty']), until: nullable(Instant) })),
  trace: domain<unknown>('PriceTrace of packages/domain/src/pricing'),
})
export const Share = Type.Object({
  role: Type.String(),
  mine: Type.Boolean(),
  amountFen: Fen,
  steps: domain<unknown>('how the share was computed: basis, ratio, amount per part'),
})

/** Points that a promotion gives: by its name, for what was spent after the discounts before it, and from which sum on. */
export const Reward = Type.Object({
  label: Label,
  points: Type.Integer({ minimum: 1 }),
  /** Null where it was not kept. */
  counted: nullable(Type.Object({ baseFen: Fen, spendFen: Fen, each: Type.Integer(), repeats: Type.Boolean() })),
})

const SettlementSettings = Type.Object({
  twoPeopleFromFen: nullable(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 })),
})

export const SettlementView = Type.Object({
  workOrderId: Id,
  number: Type.String(),
  state: oneOf(settlementStates),
  pricedAt: Instant,
  totalFen: Fen,
  /** What was paid in advance, and what is still to be paid; below zero it goes back. */
  prepaidFen: Fen,
  dueFen: Fen,
  limitFen: nullable(Fen),
  /** Why it took the place of an earlier one; null when it did not. */
  corrected: nullable(Type.String()),
  lines: Type.Array(SettlementLine),
  /** Points that the customer gets with it, worth no money on this order. */
  rewards: Type.Array(Reward),
  own: nullable(Type.Object({ amountFen: Fen, estimateFen: nullable(Fen), share: Share })),
  shares: nullable(Type.Array(Share)),
  /** Whether the caller may put another amount in the place of a line’s computed one now. */
  mayOverride: Type.Boolean(),
})

const prepaymentMethods = oneOf(['wechat', 'transfer', 'cash', 'other'])
const Booking = closed({
  amountFen: Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 }),
  method: prepaymentMethods,
  note: Type.Optional(Words(200)),
})
const Booked = Type.Object({ id: Id, prepaidFen: Fen })

/** What was paid in advance for one order and is not netted yet. */
const Prepaid = Type.Object({
  workOrderId: Id,
  number: Type.String(),
  title: Type.String(),
  status: oneOf(statusCategories),
  prepaidFen: Fen,
  /** Whether the order ended without work, so that all of it goes back. */
  toRefund: Type.Boolean(),
  /** When something of it last moved. */
  at: Instant,
})

export const settlementRoutes = {
  'GET /work-orders/:id/settlement': {
    policy: only('prices.sale', 'settlements.own', 'settlements.all'),
    tag: 'settlements',
    summary:
      'What the customer pays and why; a technician sees the own share (an estimate before the work is done), never a colleague’s.',
    params: IdParams,
    reply: SettlementView,
  },
  'GET /me/points': {
    policy: only('prices.sale'),
    tag: 'settlements',
    summary: 'The points that I was given with settled orders, the newest first.',
    reply: Type.Object({
      points: Type.Integer({ minimum: 0 }),
      items: Type.Array(
        Type.Object({
          ...Reward.properties,
          workOrderId: Id,
          number: Type.String(),
          title: Type.String(),
          at: Instant,
        }),
      ),
    }),
  },
  'GET /settlements': {
    policy: only('settlements.all', 'settlements.own'),
    tag: 'settlements',
    summary: 'Settlements by state and by the month they were made in; a technician sees own shares only.',
    query: Type.Object({
      state: Type.Optional(oneOf(settlementStates)),
      month: Type.Optional(Month),
      ...Page,
    }),
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Id,
          workOrderId: Id,
          number: Type.String(),
          title: Type.String(),
          state: oneOf(settlementStates),
          totalFen: nullable(Fen),
          ownFen: nullable(Fen),
          at: Instant,
          /** Whether two different people have to review and confirm it, and whether the caller reviewed it. */
          twoPeople: Type.Boolean(),
          reviewedByMe: Type.Boolean(),
        }),
      ),
      next: nullable(Type.String()),
    }),
  },
  'GET /settlement-settings': {
    policy: only('settlements.all'),
    tag: 'settlements',
    summary: 'From which amount on a settlement takes two people: one reviews it, another confirms. Null: never.',
    reply: SettlementSettings,
  },
  'PUT /settlement-settings': {
    // Not for finance: whoever confirms the money does not say when a second person is needed.
    policy: only('work_types.design'),
    tag: 'settlements',
    summary: 'Set from which amount on settlements take two people.',
    body: closed(SettlementSettings.properties),
    reply: Nothing,
    effect: true,
  },
  'POST /settlements/:id/move': {
    policy: only('settlements.all'),
    tag: 'settlements',
    summary: 'Move a settlement on: review, confirm, mark as paid.',
    params: IdParams,
    body: closed({ to: oneOf(['reviewed', 'confirmed', 'paid']) }),
    reply: Type.Object({ id: Id, state: oneOf(settlementStates) }),
    effect: true,
  },
  'POST /settlements/:id/correct': {
    policy: only('settlements.all'),
    tag: 'settlements',
    summary: 'Count a settlement anew: the old one is reversed, the new one takes its place and is reviewed.',
    params: IdParams,
    body: closed({ reason: Type.String({ minLength: 1, maxLength: 500 }) }),
    reply: Type.Object({ id: Id, state: oneOf(settlementStates), replaces: Id }),
    effect: true,
  },
  'GET /prepayments': {
    policy: only('settlements.all'),
    tag: 'settlements',
    summary: 'Orders with money in advance that is not netted yet: to give back, or kept for work to come.',
    query: Type.Object({ view: oneOf(['to_refund', 'kept']), ...Page }),
    reply: Type.Object({ items: Type.Array(Prepaid), next: nullable(Type.String()) }),
  },
  'GET /work-orders/:id/prepayments': {
    policy: only('settlements.all'),
    tag: 'settlements',
    summary: 'What came in for an order in advance and what went back, the newest first, and what may still be booked.',
    params: IdParams,
    reply: Type.Object({
      ...Type.Omit(Prepaid, ['at']).properties,
      /** Whether more may be kept, and whether some may be given back: not once it was netted and confirmed. */
      mayAdd: Type.Boolean(),
      mayRefund: Type.Boolean(),
      entries: Type.Array(
        Type.Object({
          id: Id,
          /** Below zero it went back. */
          amountFen: Fen,
          method: prepaymentMethods,
          note: nullable(Type.String()),
          /** The step of the work that it was answered at; null was entered by hand. */
          step: nullable(Label),
          by: nullable(Type.String()),
          at: Instant,
        }),
      ),
    }),
  },
  'POST /work-orders/:id/prepayments': {
    policy: only('settlements.all'),
    tag: 'settlements',
    summary: 'Keep money that was paid in advance; it is netted in the settlement.',
    params: IdParams,
    body: Booking,
    reply: Booked,
    effect: true,
  },
  'POST /work-orders/:id/prepayment-refunds': {
    policy: only('settlements.all'),
    tag: 'settlements',
    summary: 'Keep that money paid in advance went back, as for an order that was cancelled.',
    params: IdParams,
    body: Booking,
    reply: Booked,
    effect: true,
  },
} as const satisfies Record<string, RouteSchema>
