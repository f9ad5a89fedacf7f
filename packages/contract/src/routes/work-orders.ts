import type { Answers, FormSchema } from '@field/domain/form'
import type { Label as DomainLabel } from '@field/domain/kernel'
import { type Command, type Progress, statusCategories, type Task, taskStates } from '@field/domain/work-order'
import type { Operation, WorkTypeDefinition } from '@field/domain/workflow'
import { Type } from 'typebox'
import { only, type RouteSchema, signedIn } from '../route.ts'
import { closed, domain, Id, IdParams, Instant, Label, nullable, oneOf, Page, Position, Words } from '../shape.ts'
import { NewCustomer } from './entrances.ts'
import { OrderItem } from './library.ts'
import { Asset } from './places.ts'

const Status = oneOf(statusCategories)
const FileLink = Type.Object({
  url: Type.String(),
  thumbnail: nullable(Type.String()),
  kind: Type.String(),
  name: Type.Optional(nullable(Type.String())),
  at: Instant,
})
const Promised = { expectedAt: nullable(Instant), latestAt: nullable(Instant) }

/** Who has a task now. `name` is that of the person or the place, or the key of the role; empty for the other two. */
const Holder = Type.Object({ kind: oneOf(['person', 'customer', 'place', 'role', 'desk']), name: Type.String() })

/** A line of any list of work orders: enough to draw its card without another request. */
export const WorkOrderCard = Type.Object({
  id: Id,
  number: Type.String({ description: '2611-4K7M' }),
  version: Type.Integer(),
  status: Status,
  statusLabel: Label,
  title: Type.String(),
  urgent: Type.Boolean(),
  placeName: nullable(Type.String()),
  spot: nullable(Type.String()),
  address: Type.String(),
  position: nullable(Position),
  assetName: nullable(Type.String()),
  technicianName: nullable(Type.String()),
  createdAt: Instant,
  updatedAt: Instant,
  source: Type.Optional(Type.String({ description: 'through which entrance it came; not told to customers' })),
  ...Promised,
  task: nullable(
    Type.Object({
      id: Id,
      node: Type.String(),
      nodeLabel: Label,
      state: oneOf(taskStates),
      round: Type.Integer(),
      dueAt: nullable(Instant),
      assigneeId: nullable(Id),
      openLines: nullable(Type.Integer()),
      pauseReason: nullable(Type.String()),
      holder: Type.Optional(Holder),
      since: Type.Optional(
        Type.Integer({ minimum: 0, description: 'since when the order is at this node, epoch milliseconds' }),
      ),
    }),
  ),
})

/** Everything that the technician, the store or the dispatcher needs to work on an order, offline too. */
export const WorkOrderDetail = Type.Intersect([
  WorkOrderCard,
  Type.Object({
    source: Type.String(),
    tags: Type.Optional(Type.Array(Type.String())),
    report: domain<Answers>('answers of the report form'),
    reportForm: domain<FormSchema>('report form'),
    customer: nullable(
      Type.Object({
        name: Type.String(),
        phone: Type.Boolean({ description: 'a number is on file; call through the relay' }),
      }),
    ),
    asset: nullable(Asset),
    hints: Type.Array(Label),
    items: Type.Optional(Type.Array(OrderItem)),
    definition: domain<WorkTypeDefinition>('the published definition this order runs on'),
    tasks: Type.Array(domain<Task>('task as the domain knows it, masked for the viewer')),
    people: Type.Record(Type.String(), Type.Object({ name: Type.String(), badge: nullable(Type.String()) })),
    names: Type.Optional(
      Type.Record(Type.String(), Label, {
        description: 'what the assets, persons, parts and services in answers are called, by id',
      }),
    ),
    operations: Type.Array(
      Type.Object({ taskId: nullable(Id), operations: domain<readonly Operation[]>('what this viewer may do now') }),
    ),
    files: Type.Record(Type.String(), FileLink),
    updated: Type.Optional(
      nullable(
        Type.Object(
          {
            from: Type.Integer(),
            to: Type.Integer(),
            fields: Type.Array(
              Type.Object({ field: Type.String(), label: Label, change: oneOf(['new', 'gone', 'changed']) }),
            ),
          },
          { description: 'what the form of the current task asks otherwise since the order changed its version' },
        ),
      ),
    ),
    story: nullable(
      Type.Object({ visits: Type.Integer(), complaints: Type.Integer(), lastTitle: nullable(Type.String()) }),
    ),
  }),
])

export const ProgressReply = Type.Object({
  id: Id,
  number: Type.String(),
  version: Type.Integer(),
  title: Type.String(),
  status: Status,
  statusLabel: Label,
  progress: domain<Progress>('stage bar, headline, times and rows, worded on the phone'),
  technician: nullable(Type.Object({ name: Type.String(), badge: nullable(Type.String()), phone: Type.Boolean() })),
  people: Type.Record(Type.String(), Type.String()),
  places: Type.Record(Type.String(), Type.String()),
  files: Type.Record(Type.String(), FileLink),
  acceptance: nullable(
    Type.Object({
      taskId: Id,
      node: Type.String(),
      deadline: nullable(Instant),
      lines: Type.Array(domain<AcceptanceLine>('line with evidence')),
      storeVerdicts: nullable(
        Type.Object({ by: Type.String(), at: Instant, accepted: Type.Integer(), remarked: Type.Integer() }),
      ),
    }),
  ),
  rating: nullable(
    Type.Object({ stars: Type.Integer(), tags: Type.Array(Type.String()), words: Type.String(), at: Instant }),
  ),
  operations: domain<readonly Operation[]>('what this viewer may do now'),
})
/**
 * A checklist line of the judged work with its evidence; `verdict` of the present round, if given, and for a locked line
 * what was `decided` in the round that closed it, by whom and when (absent from servers before it was added).
 */
export type AcceptanceLine = {
  readonly key: string
  readonly label: DomainLabel
  readonly action: DomainLabel | null
  readonly note: string | null
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly locked: boolean
  readonly verdict: AcceptanceVerdict | null
  readonly remark: string | null
  readonly decided?: {
    readonly verdict: AcceptanceVerdict
    readonly remark: string | null
    readonly by: string
    readonly at: number
  } | null
}

type AcceptanceVerdict = 'accepted' | 'accepted_with_remark' | 'rework'

/** The answer to a command: the new version, and what the actor may do next. */
export const CommandReply = Type.Object({
  id: Id,
  version: Type.Integer(),
  status: Status,
  task: domain<Task | null>('the task the command was about'),
  operations: domain<readonly Operation[]>('operations now'),
})

export const workOrderRoutes = {
  'GET /work-types/:key/report-form': {
    policy: signedIn,
    tag: 'work orders',
    summary: 'The form that opens a work order of this type.',
    params: Type.Object({ key: Words(32) }),
    reply: Type.Object({ key: Type.String(), label: Label, form: domain<FormSchema>('report form'), versionId: Id }),
  },
  'POST /work-orders': {
    policy: only('report'),
    tag: 'work orders',
    summary: 'Report: opens a work order, links it to the tag’s asset or store, assigns it by the work type’s rule.',
    body: closed({
      tag: Type.Optional(Words(64)),
      assetId: Type.Optional(Id),
      storeId: Type.Optional(Id),
      entrance: Type.Optional(Type.String({ maxLength: 32, description: 'code of the entrance it comes through' })),
      customerId: Type.Optional(Id),
      customer: Type.Optional(NewCustomer),
      workType: Type.Optional(Words(32)),
      package: Type.Optional(Type.String({ maxLength: 32, description: 'brings the work type and the first lines' })),
      title: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
      urgent: Type.Optional(Type.Boolean()),
      address: Type.Optional(Words(200)),
      position: Type.Optional(Position),
      source: Type.Optional(oneOf(['scan', 'mini_program', 'staff'])),
      answers: domain<Answers>('answers of the report form'),
    }),
    reply: Type.Object({ id: Id, number: Type.String(), version: Type.Integer() }),
    status: 201,
    effect: true,
  },
  'POST /work-orders/:id/follow': {
    policy: signedIn,
    tag: 'work orders',
    summary: '"Me too": follow an open work order found through its tag.',
    params: IdParams,
    body: closed({ tag: Words(64) }),
    reply: Type.Object({ id: Id, version: Type.Integer() }),
    effect: true,
  },
  'POST /work-orders/:id/commands': {
    policy: only('work_orders.own'),
    tag: 'work orders',
    summary:
      'One command on a work order or its task. `ifVersion` asks for 409 instead of a decision on a newer state.',
    params: IdParams,
    body: closed({
      command: domain<Command>('see packages/domain/src/work-order/command.ts; checked field by field'),
      ifVersion: Type.Optional(Type.Integer({ minimum: 0 })),
      at: Type.Optional(Instant),
    }),
    reply: CommandReply,
    effect: true,
  },
  'GET /work-orders': {
    policy: only('work_orders.own'),
    tag: 'work orders',
    summary:
      'Lists by view: `mine` (reported or followed), `tasks` (assigned to me, open, by promise), `done` (tasks I finished), `store` (board of my stores), `all` (dispatch), `unassigned`.',
    query: Type.Object({
      view: oneOf(['mine', 'tasks', 'done', 'store', 'all', 'unassigned']),
      status: Type.Optional(Status),
      placeId: Type.Optional(Id),
      q: Type.Optional(Words(60)),
      source: Type.Optional(Words(32)),
      ...Page,
    }),
    reply: Type.Object({ items: Type.Array(WorkOrderCard), next: nullable(Type.String()) }),
  },
  'GET /work-orders/:id': {
    policy: only('work_orders.own'),
    tag: 'work orders',
    summary: 'A work order to work on.',
    params: IdParams,
    reply: WorkOrderDetail,
  },
  'GET /work-orders/:id/progress': {
    policy: only('work_orders.own'),
    tag: 'work orders',
    summary: 'The parcel-like progress of a work order.',
    params: IdParams,
    reply: ProgressReply,
  },
  'GET /changes': {
    policy: only('work_orders.own'),
    tag: 'work orders',
    summary:
      'Work orders I can see that changed since the cursor; the truth behind the live hints. Without a cursor: only the present cursor.',
    query: Type.Object({ since: Type.Optional(Words(40)) }),
    reply: Type.Object({
      cursor: Type.String(),
      more: Type.Boolean(),
      items: Type.Array(Type.Object({ id: Id, version: Type.Integer(), status: Status })),
    }),
  },
  'GET /stores/:id/board': {
    policy: only('work_orders.place', 'work_orders.all'),
    tag: 'work orders',
    summary: 'The store’s day: awaiting me, coming today, waiting, month.',
    params: IdParams,
    reply: Type.Object({
      store: Type.Object({ id: Id, name: Type.String() }),
      awaiting: Type.Array(WorkOrderCard),
      coming: Type.Array(WorkOrderCard),
      waiting: Type.Array(WorkOrderCard),
      month: Type.Object({ repaired: Type.Integer(), rework: Type.Integer(), hours: nullable(Type.Number()) }),
    }),
  },
  'GET /overview': {
    policy: only('organization.read'),
    tag: 'work orders',
    summary: 'Counts by status, by site and the oldest stuck tasks.',
    reply: Type.Object({
      at: Instant,
      byStatus: Type.Array(Type.Object({ status: Status, count: Type.Integer() })),
      bySite: Type.Array(Type.Object({ siteId: Id, name: Type.String(), open: Type.Integer(), late: Type.Integer() })),
      stuck: Type.Array(WorkOrderCard),
    }),
  },
  'GET /overview/breakdown': {
    policy: only('organization.read'),
    tag: 'work orders',
    summary:
      'Orders of a work type counted by a level of a cascade, and by store; what was not answered is counted too.',
    query: Type.Object({
      workType: Type.Optional(Words(32)),
      field: Type.Optional(Words(32)),
      level: Type.Optional(Type.Integer({ minimum: 1, maximum: 4, description: '1 is the outermost, and usual' })),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
      placeId: Type.Optional(Id),
    }),
    reply: Type.Object({
      from: Instant,
      to: Instant,
      chosen: nullable(Type.Object({ workType: Type.String(), field: Type.String(), level: Type.Integer() })),
      choices: Type.Array(
        Type.Object({
          workType: Type.String(),
          label: Label,
          fields: Type.Array(Type.Object({ key: Type.String(), label: Label, levels: Type.Array(Label) })),
        }),
        { description: 'the cascades of the published work types' },
      ),
      total: Type.Integer(),
      rows: Type.Array(
        Type.Object({
          path: Type.Array(Type.String(), { description: 'values from the outermost level; empty: not answered' }),
          labels: Type.Array(Label),
          count: Type.Integer(),
          places: Type.Array(
            Type.Object({ placeId: nullable(Id), name: nullable(Type.String()), count: Type.Integer() }),
          ),
        }),
        { description: 'most first; the counts add up to the total' },
      ),
    }),
  },
} as const satisfies Record<string, RouteSchema>
