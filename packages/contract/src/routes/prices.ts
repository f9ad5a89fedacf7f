import type { Condition } from '@field/domain/condition'
import type {
  AmbiguousCase,
  LosingRule,
  PriceRule,
  PriceTrace,
  PromotionGift,
  RuleChanges,
  VolumeGrade,
} from '@field/domain/pricing'
import { Type } from 'typebox'
import { only, type RouteSchema } from '../route.ts'
import { closed, domain, Fen, Id, IdParams, Instant, Label, Month, nullable, oneOf, Words } from '../shape.ts'
import { Reward, SettlementLine } from './settlements.ts'

const Key = Type.String({ pattern: '^[a-z][a-z0-9_]{0,31}$' })
const KeyParams = Type.Object({ key: Key })
const KindParams = Type.Object({ kind: Key })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'local day of the territory' })
const Name = closed({ 'zh-CN': Type.String({ minLength: 1, maxLength: 60 }), en: Type.Optional(Words(80)) })
const Rule = domain<PriceRule>('PriceRule of packages/domain/src/pricing/book.ts')
/** A rule as it is sent: its id when it is there already, and never its book. */
const GivenRule = domain<Omit<PriceRule, 'id' | 'bookId'> & { readonly id?: string }>(
  'PriceRule without `bookId`; without `id` it is a new one',
)
const Version = Type.Integer({ minimum: 1 })
const Paging = {
  offset: Type.Optional(Type.Integer({ minimum: 0 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
}
const Ambiguity = Type.Object({
  first: Id,
  second: Id,
  case: domain<AmbiguousCase>('a case that both rules would price'),
})
const Draft = Type.Object({
  kind: Key,
  label: Label,
  basedOn: Type.Integer({ description: 'the version it changes; 0: the first' }),
  edits: Type.Integer({ description: 'counts the changes; a writer says which it saw' }),
  rules: Type.Integer(),
  ambiguities: Type.Array(Ambiguity, { description: 'at most 100' }),
  updatedAt: Instant,
})
const RulePage = { total: Type.Integer(), rules: Type.Array(Rule) }

const Case = closed({
  item: domain<PriceRule['item']>('{kind, id} of a service item or part, or {kind: surcharge, key}'),
  quantity: Type.Number({ exclusiveMinimum: 0, maximum: 10_000 }),
  territoryId: Id,
  at: Type.Optional(Instant),
  party: Type.Optional(Id),
  tier: Type.Optional(Key),
  level: Type.Optional(Key),
  contract: Type.Optional(Words(64)),
  grade: Type.Optional(Key),
  cityTier: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })),
  heat: Type.Optional(Key),
  facts: Type.Optional(domain<Readonly<Record<string, Readonly<Record<string, unknown>>>>>('what conditions may read')),
})

const Quote = Type.Object({
  id: Id,
  workOrderId: Id,
  number: Type.Integer({ description: 'counts the quotes of the order from 1' }),
  state: oneOf(['offered', 'approved', 'declined', 'replaced']),
  totalFen: Fen,
  lines: Type.Array(SettlementLine),
  rewards: Type.Array(Reward),
  offeredAt: Instant,
  decidedAt: nullable(Instant),
  words: nullable(Type.String()),
})

const Fault = Type.Object({
  row: Type.Integer({ description: 'as the sheet counts, the heading being 1' }),
  column: Type.String(),
  code: Type.String(),
  words: Label,
})
const Import = Type.Object({
  id: Id,
  kind: Key,
  name: Type.String(),
  mode: oneOf(['add', 'replace']),
  state: oneOf(['checking', 'faulty', 'ready', 'confirmed', 'discarded']),
  total: Type.Integer(),
  checked: Type.Integer(),
  faultyRows: Type.Integer(),
  faults: Type.Array(Fault, { description: 'at most 500, in the order of the rows' }),
})

const Grant = Type.Object({
  id: Id,
  kind: oneOf(['tier', 'level', 'contract']),
  key: Type.String(),
  party: nullable(Type.String()),
  partyName: nullable(Type.String()),
  territoryId: nullable(Id),
  from: nullable(Instant),
  until: nullable(Instant),
  fromDay: nullable(Day),
  untilDay: nullable(Day),
})

const PromotionView = Type.Object({
  id: Id,
  campaign: nullable(Id),
  label: Label,
  on: oneOf(['labour', 'parts', 'surcharges', 'total']),
  gift: domain<PromotionGift>('PromotionGift of packages/domain/src/pricing/promotion.ts'),
  territoryId: nullable(Id),
  territory: nullable(Type.String()),
  fromDay: nullable(Day),
  untilDay: nullable(Day),
  from: nullable(Instant),
  until: nullable(Instant),
})

const Goods = oneOf(['by_quota', 'by_sales', 'on_order'])
const design = only('prices.design')

export const priceRoutes = {
  'GET /price-books': {
    policy: design,
    tag: 'prices',
    summary: 'The price books that one may see, by kind: versions with the moment each began to hold, and the draft.',
    reply: Type.Object({
      books: Type.Array(
        Type.Object({
          kind: Key,
          label: Label,
          versions: Type.Array(Type.Object({ version: Version, from: Instant, rules: Type.Integer() })),
          draft: nullable(Type.Object({ edits: Type.Integer(), updatedAt: Instant })),
        }),
      ),
    }),
  },
  'GET /price-books/:kind': {
    policy: design,
    tag: 'prices',
    summary: 'The rules of one version, the newest unless named.',
    params: KindParams,
    query: Type.Object({ version: Type.Optional(Version), ...Paging }),
    reply: Type.Object({ kind: Key, label: Label, version: Version, from: Instant, ...RulePage }),
  },
  'GET /price-books/:kind/changes': {
    policy: design,
    tag: 'prices',
    summary: 'What a version changed against the one before it, or, without a version, what the draft would change.',
    params: KindParams,
    query: Type.Object({ version: Type.Optional(Version) }),
    reply: domain<RuleChanges>('RuleChanges of packages/domain/src/pricing/changes.ts'),
  },
  'GET /price-books/:kind/rules.csv': {
    policy: design,
    tag: 'prices',
    summary: 'The rules of a version as CSV (UTF-8 with a mark), as the import reads them.',
    params: KindParams,
    query: Type.Object({ version: Type.Optional(Version) }),
    reply: Type.String(),
    bytes: 'text/csv; charset=utf-8',
  },
  'GET /price-books/:kind/rules.xlsx': {
    policy: design,
    tag: 'prices',
    summary: 'The same as an Excel sheet.',
    params: KindParams,
    query: Type.Object({ version: Type.Optional(Version) }),
    reply: Type.String(),
    bytes: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  'POST /price-books/:kind/try': {
    policy: design,
    tag: 'prices',
    summary: 'Prices a case by a version (the one that holds then) or the draft, and says why each other rule lost.',
    params: KindParams,
    body: closed({ draft: Type.Optional(Type.Boolean()), version: Type.Optional(Version), case: Case }),
    reply: Type.Object({
      amountFen: nullable(Fen),
      trace: nullable(domain<PriceTrace>('PriceTrace')),
      refusal: nullable(Type.Object({ code: Type.String(), detail: Type.Optional(domain<unknown>('figures')) })),
      others: domain<readonly LosingRule[]>('each other rule of the book and why it lost'),
    }),
  },
  'POST /price-books/:kind/draft': {
    policy: design,
    tag: 'prices',
    summary:
      'Begins the next version of a book (its first one, with a label, when there is none), or answers the draft.',
    params: KindParams,
    body: closed({ label: Type.Optional(Name) }),
    reply: Draft,
    effect: true,
  },
  'GET /price-books/:kind/draft': {
    policy: design,
    tag: 'prices',
    summary: 'The draft with a page of its rules and the pairs of rules that could tie.',
    params: KindParams,
    query: Type.Object(Paging),
    reply: Type.Object({ draft: Draft, ...RulePage }),
  },
  'POST /price-books/:kind/draft/rules': {
    policy: design,
    tag: 'prices',
    summary:
      'Adds, changes and removes rules of the draft; 409 when it is not at `base`, 422 with the path of a fault.',
    params: KindParams,
    body: closed({
      base: Type.Integer({ minimum: 0 }),
      put: Type.Optional(Type.Array(GivenRule, { maxItems: 500 })),
      remove: Type.Optional(Type.Array(Id, { maxItems: 500 })),
    }),
    reply: Draft,
    effect: true,
  },
  'DELETE /price-books/:kind/draft': {
    policy: design,
    tag: 'prices',
    summary: 'Throws the draft away.',
    params: KindParams,
    reply: Type.Object({ kind: Key }),
    effect: true,
  },
  'POST /price-books/:kind/publish': {
    policy: design,
    tag: 'prices',
    summary: 'Publishes the draft as the next version, which holds from a moment on, now unless named, never earlier.',
    params: KindParams,
    body: closed({ base: Type.Integer({ minimum: 0 }), from: Type.Optional(Instant) }),
    reply: Type.Object({ kind: Key, version: Version, from: Instant, rules: Type.Integer() }),
    effect: true,
  },

  'POST /price-imports': {
    policy: design,
    tag: 'prices',
    summary:
      'A file of rules for a draft (multipart: fields `id` (UUID), `kind`, `mode` add|replace, then `file`, CSV or XLSX of at most 5 MB and 20,000 rows). Nothing is a price until it is confirmed. The same id again answers the same import.',
    reply: Import,
    status: 201,
    raw: 'multipart',
  },
  'GET /price-imports/:id': {
    policy: design,
    tag: 'prices',
    summary: 'How far a file is checked, and what is wrong with which row and column.',
    params: IdParams,
    reply: Import,
  },
  'POST /price-imports/:id/check': {
    policy: design,
    tag: 'prices',
    summary: 'Checks the next thousand rows; asked again until it is no longer `checking`.',
    params: IdParams,
    body: closed({}),
    reply: Import,
    effect: true,
  },
  'POST /price-imports/:id/confirm': {
    policy: design,
    tag: 'prices',
    summary: 'Writes the rules of a checked file without faults into the draft of its book, which begins with it.',
    params: IdParams,
    body: closed({}),
    reply: Draft,
    effect: true,
  },
  'DELETE /price-imports/:id': {
    policy: design,
    tag: 'prices',
    summary: 'Throws a file away that was not confirmed.',
    params: IdParams,
    reply: Import,
    effect: true,
  },

  'GET /price-tiers': {
    policy: design,
    tag: 'prices',
    summary: 'Tiers, partner levels with their goods split and settlement rule, and grades of monthly sales.',
    reply: Type.Object({
      tiers: Type.Array(Type.Object({ key: Key, label: Label })),
      levels: Type.Array(Type.Object({ key: Key, label: Label, goodsSplit: Goods, shareSet: nullable(Type.String()) })),
      grades: Type.Array(domain<VolumeGrade>('{key, label, from} in fen of a month')),
    }),
  },
  'PUT /price-tiers/:key': {
    policy: design,
    tag: 'prices',
    summary: 'Adds or renames a tier.',
    params: KeyParams,
    body: closed({ label: Name }),
    reply: Type.Object({ key: Key, label: Label }),
    effect: true,
  },
  'PUT /partner-levels/:key': {
    policy: design,
    tag: 'prices',
    summary: 'Adds or changes a partner level: how goods are handed on to it, and by which share rules it is settled.',
    params: KeyParams,
    body: closed({ label: Name, goodsSplit: Goods, shareSet: Type.Optional(Key) }),
    reply: Type.Object({ key: Key, label: Label, goodsSplit: Goods, shareSet: nullable(Type.String()) }),
    effect: true,
  },
  'PUT /volume-grades/:key': {
    policy: design,
    tag: 'prices',
    summary: 'Adds or changes a grade of monthly sales; a month counts for the orders of the next.',
    params: KeyParams,
    body: closed({ label: Name, fromFen: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }) }),
    reply: Type.Object({ key: Key, label: Label, fromFen: Fen }),
    effect: true,
  },
  'GET /price-grants': {
    policy: design,
    tag: 'prices',
    summary: 'Who is of which tier or level, or has which contract, where and when; of one party when named.',
    query: Type.Object({ party: Type.Optional(Id) }),
    reply: Type.Object({ grants: Type.Array(Grant) }),
  },
  'POST /price-grants': {
    policy: design,
    tag: 'prices',
    summary: 'Grants a tier, level or contract to a party (or everybody) in a territory, from now or a later day on.',
    body: closed({
      kind: oneOf(['tier', 'level', 'contract']),
      key: Key,
      party: Type.Optional(Id),
      territoryId: Type.Optional(Id),
      fromDay: Type.Optional(Day),
      untilDay: Type.Optional(Day),
    }),
    reply: Grant,
    status: 201,
    effect: true,
  },
  'POST /price-grants/:id/end': {
    policy: design,
    tag: 'prices',
    summary: 'Ends a grant now; orders of before keep what held.',
    params: IdParams,
    body: closed({}),
    reply: Grant,
    effect: true,
  },
  'POST /territories/:id/heat': {
    policy: design,
    tag: 'prices',
    summary: 'Says how busy a district is from now on.',
    params: IdParams,
    body: closed({ heat: Key }),
    reply: Type.Object({ territoryId: Id, heat: Key, since: Instant }),
    effect: true,
  },
  'GET /district-heat': {
    policy: design,
    tag: 'prices',
    summary: 'How busy each district is now.',
    reply: Type.Object({
      districts: Type.Array(
        Type.Object({
          territoryId: Id,
          name: Type.String(),
          cityTier: nullable(Type.Integer()),
          heat: Key,
          since: Instant,
        }),
      ),
    }),
  },

  'GET /promotions': {
    policy: design,
    tag: 'prices',
    summary: 'Promotions by region, the newest first; those of one call share a campaign.',
    query: Type.Object({ campaign: Type.Optional(Id) }),
    reply: Type.Object({ promotions: Type.Array(PromotionView) }),
  },
  'POST /promotions': {
    policy: design,
    tag: 'prices',
    summary: 'One promotion for many regions at once: a scheme for each, marked with its region.',
    body: closed({
      label: Name,
      on: oneOf(['labour', 'parts', 'surcharges', 'total']),
      gift: domain<PromotionGift>('PromotionGift'),
      territoryIds: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }),
      fromDay: Type.Optional(Day),
      untilDay: Type.Optional(Day),
      when: Type.Optional(domain<Condition>('a condition')),
    }),
    reply: Type.Object({ campaign: Id, promotions: Type.Array(PromotionView) }),
    status: 201,
    effect: true,
  },
  'POST /promotions/:id/end': {
    policy: design,
    tag: 'prices',
    summary: 'Ends a promotion now; orders of before keep it.',
    params: IdParams,
    body: closed({}),
    reply: PromotionView,
    effect: true,
  },

  'GET /work-orders/:id/prices': {
    policy: only('prices.sale', 'prices.service_cost', 'prices.parts_settlement', 'prices.lead_cost', 'prices.all'),
    tag: 'prices',
    summary: 'The order as it stands in each price book whose prices one may see, and in no other.',
    params: IdParams,
    reply: Type.Object({
      books: Type.Array(
        Type.Object({
          kind: Key,
          label: Label,
          version: Version,
          totalFen: Fen,
          lines: Type.Array(
            Type.Object({
              id: Type.String(),
              label: Label,
              quantity: Type.Number(),
              amountFen: Fen,
              trace: domain<PriceTrace>('PriceTrace'),
            }),
          ),
          without: Type.Array(Type.String({ description: 'lines that the book has no price for' })),
        }),
      ),
    }),
  },
  'POST /work-orders/:id/quotes': {
    policy: only('tasks.handle', 'tasks.dispatch'),
    tag: 'prices',
    summary: 'Offers the customer what the order comes to as it is planned now; it takes the place of an open quote.',
    params: IdParams,
    body: closed({}),
    reply: Quote,
    status: 201,
    effect: true,
  },
  'GET /work-orders/:id/quotes': {
    policy: only('prices.sale', 'tasks.handle', 'tasks.dispatch'),
    tag: 'prices',
    summary: 'The quotes of an order, the newest first.',
    params: IdParams,
    reply: Type.Object({ quotes: Type.Array(Quote), limitFen: nullable(Fen) }),
  },
  'POST /quotes/:id/decide': {
    policy: only('prices.sale'),
    tag: 'prices',
    summary: 'The customer of the order approves or declines; approved, its total is not passed without asking again.',
    params: IdParams,
    body: closed({ decision: oneOf(['approved', 'declined']), words: Type.Optional(Words(500)) }),
    reply: Quote,
    effect: true,
  },
  'GET /price-suggestions': {
    policy: design,
    tag: 'prices',
    summary: 'What one piece of an item was paid with in a territory before: the middle and the quarters, of how many.',
    query: Type.Object({
      item: Id,
      territoryId: Type.Optional(Id),
      days: Type.Optional(Type.Integer({ minimum: 7, maximum: 730 })),
    }),
    reply: Type.Object({
      size: Type.Integer(),
      from: Instant,
      until: Instant,
      lowFen: nullable(Fen),
      middleFen: nullable(Fen),
      highFen: nullable(Fen),
    }),
  },
  'POST /territories/:id/price-decisions': {
    policy: design,
    tag: 'prices',
    summary:
      'After a district passed its orders of a month: keep the prices, or make a draft with everything there dearer by `points` (hundredths of a percent). Once a month.',
    params: IdParams,
    body: closed({
      month: Month,
      decision: oneOf(['keep', 'adjust']),
      points: Type.Optional(Type.Integer({ minimum: -9_000, maximum: 20_000 })),
    }),
    reply: Type.Object({
      territoryId: Id,
      month: Month,
      decision: oneOf(['keep', 'adjust']),
      points: Type.Integer(),
      draft: nullable(Draft),
    }),
    effect: true,
  },
  'GET /price-decisions': {
    policy: design,
    tag: 'prices',
    summary: 'What was decided for districts that passed their orders, the newest first.',
    reply: Type.Object({
      decisions: Type.Array(
        Type.Object({
          territoryId: Id,
          territory: Type.String(),
          month: Month,
          decision: oneOf(['keep', 'adjust']),
          points: Type.Integer(),
          at: Instant,
        }),
      ),
    }),
  },
} as const satisfies Record<string, RouteSchema>
