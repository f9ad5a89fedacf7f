import type { RehearsalLine, RehearsalScript } from '@field/domain/rehearsal'
import type { Edit, EditConflict, Problem, WorkTypeDefinition } from '@field/domain/workflow'
import { Type } from 'typebox'
import { only, type RouteSchema } from '../route.ts'
import { closed, domain, Id, Instant, Label, nullable, oneOf, Words } from '../shape.ts'

const Key = Type.String({ pattern: '^[a-z][a-z0-9_]{0,31}$' })
const KeyParams = Type.Object({ key: Key })
const Definition = domain<WorkTypeDefinition>('work type definition')
const Problems = Type.Array(domain<Problem>('a rule that the definition breaks, with node, path and detail'))
const Person = Type.Object({ id: Id, name: Type.String() })

const PresetCard = Type.Object({
  key: Key,
  industry: Label,
  label: Label,
  summary: Label,
  nodes: Type.Integer({ description: 'how many stations it has' }),
  fields: Type.Integer(),
  serviceItems: Type.Integer(),
})

const WorkTypeCard = Type.Object({
  key: Key,
  label: Label,
  published: nullable(Type.Object({ number: Type.Integer(), at: Instant, by: nullable(Person) })),
  draft: nullable(
    Type.Object({ revision: Type.Integer(), updatedAt: Instant, by: nullable(Person), changed: Type.Boolean() }),
  ),
  openOrders: Type.Integer(),
})

/**
 * What a publication would do to one open order. `follows`: its stations still exist, so it may change over; `fields`
 * are those of stations not yet done that are new, gone or changed. `stays`: it cannot, because of `why`. `untouched`:
 * nothing ahead of it is otherwise, so it keeps its version unless it is named.
 */
const AffectedOrder = Type.Object({
  id: Id,
  number: Type.String(),
  title: Type.String(),
  node: Type.String(),
  nodeLabel: Label,
  change: oneOf(['untouched', 'follows', 'stays']),
  why: nullable(oneOf(['node_gone', 'fork_changed', 'node_kind_changed', 'in_approval', 'line_gone'])),
  fields: Type.Array(
    Type.Object({ node: Type.String(), field: Type.String(), label: Label, change: oneOf(['new', 'gone', 'changed']) }),
  ),
})

/** What a publication should mind though nothing forbids it; `items`: the service items that it is about. */
const Warnings = Type.Array(
  Type.Object({
    warning: oneOf(['items_unpriced']),
    items: Type.Array(Type.Object({ code: Type.String(), name: Label })),
  }),
)

const Conflicts = Type.Array(domain<EditConflict>('an edit that no longer fits, with what stands there now'))
const DraftReply = Type.Object({
  key: Key,
  revision: Type.Integer(),
  definition: Definition,
  basedOn: nullable(Type.Integer({ description: 'number of the version it began from' })),
  problems: Problems,
  updatedAt: Instant,
  by: nullable(Person),
})

export const workTypeRoutes = {
  'GET /presets': {
    policy: only('work_types.read'),
    summary: 'The industry presets to begin from',
    tag: 'work types',
    reply: Type.Object({ presets: Type.Array(PresetCard) }),
  },
  'GET /presets/:key': {
    policy: only('work_types.read'),
    summary: 'One preset with its definition',
    tag: 'work types',
    params: KeyParams,
    reply: Type.Intersect([
      PresetCard,
      Type.Object({
        definition: Definition,
        items: Type.Array(Type.Object({ code: Type.String(), label: Label, minutes: Type.Integer() })),
      }),
    ]),
  },
  'GET /work-types': {
    policy: only('work_types.read'),
    summary: 'The work types of the organization',
    tag: 'work types',
    reply: Type.Object({ workTypes: Type.Array(WorkTypeCard) }),
  },
  'POST /work-types': {
    policy: only('work_types.design'),
    summary: 'Begins a work type as a draft: from a preset, as a copy of another, or empty',
    tag: 'work types',
    body: closed({
      key: Type.Optional(Key),
      label: Type.Optional(Label),
      preset: Type.Optional(Key),
      copyOf: Type.Optional(Key),
    }),
    reply: DraftReply,
    status: 201,
    effect: true,
  },
  'GET /work-types/:key/draft': {
    policy: only('work_types.design'),
    summary: 'The draft, begun from the published version when there is none',
    tag: 'work types',
    params: KeyParams,
    reply: DraftReply,
  },
  'POST /work-types/:key/draft/edits': {
    policy: only('work_types.design'),
    summary: 'Lays edits over the draft; those that no longer fit come back with what stands there now',
    tag: 'work types',
    params: KeyParams,
    body: closed({
      base: Type.Integer({ minimum: 0, description: 'the revision that the edits were made on' }),
      edits: Type.Array(domain<Edit>('an edit'), { minItems: 1, maxItems: 200 }),
    }),
    reply: Type.Object({
      revision: Type.Integer(),
      definition: Definition,
      problems: Problems,
      conflicts: Conflicts,
      others: Type.Array(
        Type.Object({ revision: Type.Integer(), by: nullable(Person), edits: Type.Array(domain<Edit>('an edit')) }),
        {
          description: 'what others changed since `base`',
        },
      ),
    }),
    effect: true,
  },
  'GET /work-types/:key/draft/edits': {
    policy: only('work_types.design'),
    summary: 'The edits since a revision, by whom',
    tag: 'work types',
    params: KeyParams,
    query: Type.Object({ since: Type.Integer({ minimum: 0 }) }),
    reply: Type.Object({
      revision: Type.Integer(),
      edits: Type.Array(
        Type.Object({
          revision: Type.Integer(),
          at: Instant,
          by: nullable(Person),
          edits: Type.Array(domain<Edit>('an edit')),
        }),
      ),
    }),
  },
  'DELETE /work-types/:key/draft': {
    policy: only('work_types.design'),
    summary: 'Throws the draft away; the published version stays',
    tag: 'work types',
    params: KeyParams,
    reply: Type.Object({}),
    effect: true,
  },
  'POST /work-types/:key/preview': {
    policy: only('work_types.design'),
    summary: 'What publishing the draft would do to each open order',
    tag: 'work types',
    params: KeyParams,
    body: closed({ revision: Type.Integer({ minimum: 0 }) }),
    reply: Type.Object({
      problems: Problems,
      orders: Type.Array(AffectedOrder),
      warnings: Type.Optional(Warnings),
    }),
  },
  'POST /work-types/:key/publish': {
    policy: only('work_types.design'),
    summary: 'Publishes the draft as the next version and changes over the orders named',
    tag: 'work types',
    params: KeyParams,
    body: closed({
      revision: Type.Integer({ minimum: 0 }),
      migrate: Type.Union([Type.Literal('all'), Type.Literal('none'), Type.Array(Id, { maxItems: 5_000 })]),
      note: Type.Optional(Words(200)),
    }),
    reply: Type.Object({
      number: nullable(
        Type.Integer({ description: 'of the new version; null when problems keep it from being published' }),
      ),
      versionId: nullable(Id),
      problems: Problems,
      migrated: Type.Array(Id),
      stayed: Type.Array(Type.Object({ id: Id, why: Type.String() })),
    }),
    effect: true,
  },
  'GET /work-types/:key/versions': {
    policy: only('work_types.read'),
    summary: 'The published versions, newest first',
    tag: 'work types',
    params: KeyParams,
    reply: Type.Object({
      versions: Type.Array(
        Type.Object({
          id: Id,
          number: Type.Integer(),
          at: Instant,
          by: nullable(Person),
          note: nullable(Type.String()),
          openOrders: Type.Integer(),
        }),
      ),
    }),
  },
  'GET /work-types/:key/versions/:number': {
    policy: only('work_types.read'),
    summary: 'One published version',
    tag: 'work types',
    params: Type.Object({ key: Key, number: Type.String({ pattern: '^[1-9][0-9]{0,8}$', description: 'its number' }) }),
    reply: Type.Object({ number: Type.Integer(), at: Instant, definition: Definition }),
  },
  'POST /work-types/:key/rehearse': {
    policy: only('work_types.design'),
    summary: 'Runs the draft with a fake clock and lists everything it would cause; nothing is written',
    tag: 'work types',
    params: KeyParams,
    body: closed({
      revision: Type.Integer({ minimum: 0 }),
      script: domain<RehearsalScript>('what is reported, and what each person does when'),
    }),
    reply: Type.Object({ lines: Type.Array(domain<RehearsalLine>('what happens, in order')) }),
  },
} as const satisfies Record<string, RouteSchema>
