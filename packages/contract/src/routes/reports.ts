import { Type } from 'typebox'
import { only, type RouteSchema } from '../route.ts'
import { closed, Id, IdParams, Instant, nullable, oneOf } from '../shape.ts'

const Checksum = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 in hexadecimal' })
const FilingNumber = Type.String({ pattern: '^[1-9][0-9]{0,5}$', description: 'its number among the order’s filings' })
const Language = Type.Optional(oneOf(['zh-CN', 'en']))

const Filing = Type.Object({
  number: Type.Integer(),
  at: Instant,
  language: oneOf(['zh-CN', 'en']),
  checksum: Checksum,
  pieces: Type.Integer(),
})
/** `name` is what the paper calls it: E-12 the twelfth event, F-3 the third file. */
const Piece = Type.Object({
  name: Type.String(),
  kind: oneOf(['event', 'file', 'form', 'message', 'settlement', 'quote', 'dispute', 'vote', 'decision']),
  key: Type.String(),
  filed: Checksum,
  /** What it is now; null when it is gone. */
  found: nullable(Checksum),
})

const readers = only('work_orders.own', 'work_orders.place', 'work_orders.all')
const one = Type.Object({ id: Id, number: FilingNumber })

export const reportRoutes = {
  'GET /work-orders/:id/report.pdf': {
    policy: readers,
    tag: 'reports',
    summary: 'The service report on paper: what was found and done, with pictures, verdicts and signatures.',
    params: IdParams,
    query: Type.Object({ language: Language }),
    reply: Type.Unknown(),
    bytes: 'application/pdf',
  },
  'GET /work-orders/:id/report-codes/:code': {
    policy: readers,
    tag: 'reports',
    summary:
      'Whether the code at the foot of a service report is of this order, when it was made, and what has happened since.',
    params: Type.Object({ id: Id, code: Type.String({ minLength: 1, maxLength: 60 }) }),
    reply: Type.Object({
      genuine: Type.Boolean(),
      at: nullable(Instant),
      /** Events after the report was made. */
      since: nullable(Type.Integer()),
    }),
  },
  'GET /quotes/:id/quote.pdf': {
    policy: only('prices.sale', 'tasks.handle', 'tasks.dispatch'),
    tag: 'prices',
    summary: 'A quote on paper.',
    params: IdParams,
    query: Type.Object({ language: Language }),
    reply: Type.Unknown(),
    bytes: 'application/pdf',
  },
  'GET /work-orders/:id/filings': {
    policy: only('settlements.all'),
    tag: 'reports',
    summary: 'The filing reports of an order, the newest first.',
    params: IdParams,
    reply: Type.Object({ filings: Type.Array(Filing) }),
  },
  'POST /work-orders/:id/filings': {
    policy: only('settlements.all'),
    tag: 'reports',
    summary: 'File an order as it stands: every stored piece with its checksum, kept for good.',
    params: IdParams,
    body: closed({ language: Language }),
    reply: Filing,
    status: 201,
    effect: true,
  },
  'GET /work-orders/:id/filings/:number/filing.pdf': {
    policy: only('settlements.all'),
    tag: 'reports',
    summary: 'A filing report on paper; made again it is the same, byte for byte.',
    params: one,
    reply: Type.Unknown(),
    bytes: 'application/pdf',
  },
  'POST /work-orders/:id/filings/:number/verify': {
    policy: only('settlements.all'),
    tag: 'reports',
    summary:
      'Reckon every piece of a filing anew and name those that are not what was filed; `checksum` is that of the paper.',
    params: one,
    body: closed({ checksum: Type.Optional(Checksum) }),
    reply: Type.Object({
      genuine: Type.Boolean(),
      checked: Type.Integer(),
      checksum: Checksum,
      /** Whether the list of pieces itself is what was filed. */
      listHolds: Type.Boolean(),
      /** Whether the paper's checksum is that of the filing; null when none was given. */
      paperHolds: nullable(Type.Boolean()),
      differing: Type.Array(Piece),
    }),
  },
} as const satisfies Record<string, RouteSchema>
