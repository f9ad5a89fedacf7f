import { roles } from '@field/domain/access'
import { Type } from 'typebox'
import { only, type RouteSchema, signedIn } from '../route.ts'
import { closed, Fen, Id, IdParams, Instant, Label, Nothing, nullable, oneOf, Page, Words } from '../shape.ts'

const Department = oneOf(roles)
const Amount = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000, description: 'integer fen' })
const judgements = ['uphold', 'reject', 'adjust'] as const
const states = ['open', 'decided', 'withdrawn'] as const
/** `amountFen` is what the line is to cost by it; null where no amount is disputed. */
const Judgement = Type.Object({ kind: oneOf(judgements), amountFen: nullable(Fen) })

const DisputeCard = Type.Object({
  id: Id,
  workOrderId: Id,
  number: Type.String(),
  title: Type.String(),
  subject: oneOf(['settlement_line', 'acceptance_line']),
  line: Type.String(),
  label: Label,
  state: oneOf(states),
  /** What the line came to when it was disputed, and what it should; null where no amount is disputed. */
  standsFen: nullable(Fen),
  wantedFen: nullable(Fen),
  words: Type.String(),
  openedAt: Instant,
  openedBy: Type.Object({ name: Type.String(), role: Department, mine: Type.Boolean() }),
  /** When the last department has to have judged. */
  dueAt: Instant,
  endedAt: nullable(Instant),
  decision: nullable(Type.Object({ judgement: Judgement, by: oneOf(['votes', 'chair', 'silence']), at: Instant })),
  /** Whether the caller's department is asked and has not judged. */
  waitsForMe: Type.Boolean(),
})

export const DisputeView = Type.Object({
  ...DisputeCard.properties,
  reviewers: Type.Array(Type.Object({ department: Department, dueAt: Instant, voted: Type.Boolean() })),
  /** Whether the votes stand even, so that the manager decides. */
  waitsForChair: Type.Boolean(),
  /** All that were given, the newest last; null to the parties until it is decided. */
  votes: nullable(
    Type.Array(
      Type.Object({
        department: Department,
        name: Type.String(),
        at: Instant,
        judgement: Judgement,
        words: Type.String(),
        /** Whether it is the last of its department. */
        counts: Type.Boolean(),
      }),
    ),
  ),
  /** How many files of the work order are attached, and those of them that the caller may open. */
  attached: Type.Integer(),
  evidence: Type.Array(
    Type.Object({
      id: Id,
      kind: oneOf(['image', 'audio', 'signature', 'video', 'document']),
      at: Instant,
      name: nullable(Type.String()),
      url: Type.String(),
      thumbnail: nullable(Type.String()),
      /** Whether it was added to the dispute, beside what the order had. */
      added: Type.Boolean(),
    }),
  ),
  may: Type.Object({ vote: Type.Boolean(), withdraw: Type.Boolean(), addFiles: Type.Boolean() }),
})

const files = Type.Array(Id, { maxItems: 20 })
const Reviewers = Type.Array(closed({ department: Department, days: Type.Integer({ minimum: 1, maximum: 60 }) }), {
  minItems: 1,
  maxItems: 7,
})

export const disputeRoutes = {
  'POST /disputes': {
    policy: signedIn,
    tag: 'disputes',
    summary:
      'Dispute a line of a settlement (its customer, who has a share in it) or of an acceptance (also the store); the files of the order are attached already.',
    body: closed({
      workOrderId: Id,
      subject: oneOf(['settlement_line', 'acceptance_line']),
      line: Type.String({ minLength: 1, maxLength: 100 }),
      words: Words(1000),
      wantedFen: Type.Optional(nullable(Amount)),
      files: Type.Optional(files),
    }),
    reply: Type.Object({ id: Id, state: oneOf(states) }),
    effect: true,
  },
  'GET /disputes': {
    policy: signedIn,
    tag: 'disputes',
    summary: 'Disputes, the newest first: of the departments that judge all of them, else those one is a party to.',
    query: Type.Object({
      state: Type.Optional(oneOf(states)),
      workOrderId: Type.Optional(Id),
      ...Page,
    }),
    reply: Type.Object({ items: Type.Array(DisputeCard), next: nullable(Type.String()) }),
  },
  'GET /disputes/:id': {
    policy: signedIn,
    tag: 'disputes',
    summary: 'A dispute with its evidence; the votes are for those who judge, and for the parties when it is decided.',
    params: IdParams,
    reply: DisputeView,
  },
  'POST /disputes/:id/votes': {
    policy: signedIn,
    tag: 'disputes',
    summary: 'Judge for one’s department; when all have, the decision is carried out at once.',
    params: IdParams,
    body: closed({ judgement: oneOf(judgements), amountFen: Type.Optional(nullable(Amount)), words: Words(1000) }),
    reply: Type.Object({ id: Id, state: oneOf(states) }),
    effect: true,
  },
  'POST /disputes/:id/withdraw': {
    policy: signedIn,
    tag: 'disputes',
    summary: 'Take back a dispute of one’s own while nothing is decided.',
    params: IdParams,
    reply: Type.Object({ id: Id, state: oneOf(states) }),
    effect: true,
  },
  'POST /disputes/:id/files': {
    policy: signedIn,
    tag: 'disputes',
    summary: 'Add files of one’s own to an open dispute.',
    params: IdParams,
    body: closed({ files: Type.Array(Id, { minItems: 1, maxItems: 20 }) }),
    reply: Type.Object({ id: Id, count: Type.Integer() }),
    effect: true,
  },
  'GET /dispute-settings': {
    policy: only('settlements.all'),
    tag: 'disputes',
    summary: 'Which departments judge disputes, and how many days each has.',
    reply: Type.Object({ reviewers: Type.Array(Type.Object({ department: Department, days: Type.Integer() })) }),
  },
  'PUT /dispute-settings': {
    policy: only('prices.design'),
    tag: 'disputes',
    summary: 'Set which departments judge disputes from now on, each once.',
    body: closed({ reviewers: Reviewers }),
    reply: Nothing,
    effect: true,
  },
  'PUT /work-orders/:id/prices/:line': {
    policy: only('tasks.handle', 'settlements.all'),
    tag: 'settlements',
    summary:
      'Put another amount in the place of a line’s computed one, with a reason; null takes it back. It is reviewed.',
    params: Type.Object({ id: Id, line: Type.String({ minLength: 1, maxLength: 100 }) }),
    body: closed({ amountFen: nullable(Amount), reason: Type.String({ minLength: 1, maxLength: 500 }) }),
    reply: Type.Object({ line: Type.String(), amountFen: Fen, priceFen: Fen, totalFen: Fen }),
    effect: true,
  },
} as const satisfies Record<string, RouteSchema>
