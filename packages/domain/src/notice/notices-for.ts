import type { Instant, PersonId } from '../kernel/index.ts'
import {
  lastOf,
  openLinesOf,
  openTask,
  type Task,
  type TimelineEntry,
  taskOf,
  type WorkOrder,
} from '../work-order/index.ts'
import { taskNodeOf, type Whom, type WorkTypeDefinition } from '../workflow/index.ts'
import type { Audience, Notice, NoticeFields, NoticePage, NoticeTemplate } from './notice.ts'
import { pagePath } from './page-path.ts'
import { readersOf } from './whom.ts'

type Told = {
  readonly template: NoticeTemplate
  readonly audience: Audience
  readonly page: NoticePage
  readonly task: Task | null
  readonly words?: string
  /** The promise that it is about. */
  readonly dueAt?: Instant
}

const person = (personId: PersonId): Audience => ({ kind: 'person', personId })
const dispatchers: Audience = { kind: 'role', role: 'dispatcher', placeId: null }

function toCustomer(order: WorkOrder, template: NoticeTemplate, task: Task | null, words?: string): Told[] {
  if (order.customerId === null) return []
  return [
    { template, audience: person(order.customerId), page: 'progress', task, ...(words === undefined ? {} : { words }) },
  ]
}

function aboutAssignment(definition: WorkTypeDefinition, order: WorkOrder, entry: TimelineEntry, task: Task): Told[] {
  if (entry.event.kind !== 'task_assigned') return []
  const { assigneeId, placeId, reason } = entry.event
  const { work } = taskNodeOf(definition, task.node)
  if (work === 'acceptance' || work === 'confirm') {
    const template = 'awaiting_acceptance'
    if (assigneeId === null && placeId !== null)
      return [{ template, audience: { kind: 'role', role: 'store_staff', placeId }, page: 'acceptance', task }]
    return assigneeId === null ? [] : [{ template, audience: person(assigneeId), page: 'progress', task }]
  }
  const again = reason.by === 'previous_handler' && task.round > 1
  const technician: Told[] =
    assigneeId === null || assigneeId === entry.actorId
      ? []
      : [{ template: again ? 'task_returned' : 'task_assigned', audience: person(assigneeId), page: 'task', task }]
  return [...technician, ...toCustomer(order, 'assigned', task)]
}

function aboutUrge(order: WorkOrder): Told[] {
  const task = openTask(order)
  if (!task) return []
  const audience = task.assigneeId === null ? dispatchers : person(task.assigneeId)
  return task.assigneeId === null
    ? [{ template: 'unassigned', audience, page: 'dispatch', task }]
    : [{ template: 'task_urged', audience, page: 'task', task }]
}

function aboutCancel(order: WorkOrder, entry: TimelineEntry, words: string): Told[] {
  const task = lastOf(order.tasks.filter(({ state }) => state === 'cancelled'))
  const technician: Told[] =
    task?.assigneeId && task.assigneeId !== order.customerId
      ? [{ template: 'cancelled', audience: person(task.assigneeId), page: 'task', task, words }]
      : []
  const customer = entry.actorId === order.customerId ? [] : toCustomer(order, 'cancelled', null, words)
  return [...technician, ...customer]
}

/** A promise that is due soon, or was missed, to those whom the work type names. */
function aboutPromise(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  event: Extract<TimelineEntry['event'], { kind: 'reminded' | 'escalated' }>,
  whom: readonly Whom[],
): Told[] {
  const task = event.task && taskOf(order, event.task)
  const template = event.kind === 'reminded' ? 'reminder' : 'escalated'
  return whom
    .flatMap((one) => readersOf(definition, order, task, one))
    .map((reader) => ({ template, ...reader, task, dueAt: event.dueAt }))
}

function told(definition: WorkTypeDefinition, order: WorkOrder, entry: TimelineEntry): readonly Told[] {
  const { event } = entry
  const task = 'taskId' in event ? taskOf(order, event.taskId) : null
  switch (event.kind) {
    case 'reported':
      return toCustomer(order, 'received', null)
    case 'task_assigned':
      return task ? aboutAssignment(definition, order, entry, task) : []
    case 'task_unassigned':
      return event.why === 'no_candidate'
        ? [{ template: 'unassigned', audience: dispatchers, page: 'dispatch', task }]
        : []
    case 'task_travelling':
      return toCustomer(order, 'on_the_way', task)
    case 'urged':
      return aboutUrge(order)
    case 'reminded':
      return aboutPromise(definition, order, event, event.whom)
    case 'escalated':
      return event.then.kind === 'notify' ? aboutPromise(definition, order, event, event.then.whom) : []
    case 'cancelled':
      return aboutCancel(order, entry, event.words)
    case 'status_changed': {
      if (event.to !== 'completed') return []
      const followers = order.followers.filter((id) => id !== order.customerId)
      const others = followers.map(
        (id): Told => ({ template: 'completed', audience: person(id), page: 'progress', task: null }),
      )
      return [...toCustomer(order, 'completed', null), ...others]
    }
    default:
      return []
  }
}

function fieldsOf(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  entry: TimelineEntry,
  { task, words, dueAt }: Told,
): NoticeFields {
  const works = (one: Task): boolean => taskNodeOf(definition, one.node).judges === undefined
  const work = lastOf(order.tasks.filter((one) => works(one) && one.assigneeId !== null))
  const judging = task !== null && !works(task)
  return {
    number: order.number,
    title: order.title,
    address: order.address,
    at: entry.at,
    expectedAt: (task ?? work)?.expectedAt ?? null,
    latestAt: judging || dueAt !== undefined ? null : ((task ?? work)?.arriveBy ?? null),
    decideBy: dueAt ?? (judging ? task.finishBy : null),
    storeId: order.storeId,
    assetId: order.assetId,
    technicianId: (judging ? work : (task ?? work))?.assigneeId ?? null,
    lines: task ? openLinesOf(definition, task).length : null,
    words: words ?? null,
  }
}

/**
 * Who is told about an entry, and what. `order` is as the whole command left it. A person named twice for one event is
 * told once, as the one who has to act; nobody is told of a task that they took themselves.
 */
export function noticesFor(definition: WorkTypeDefinition, order: WorkOrder, entry: TimelineEntry): readonly Notice[] {
  const seen = new Set<string>()
  return told(definition, order, entry).flatMap((one): Notice[] => {
    const { template, audience, page, task } = one
    const key = audience.kind === 'person' ? audience.personId : `${audience.role}@${audience.placeId}`
    if (seen.has(key)) return []
    seen.add(key)
    const taskId = task?.id ?? null
    const path = pagePath(page, order.id, page === 'progress' || page === 'dispatch' ? null : taskId)
    const reach = template === 'unassigned' ? 'inbox' : 'channels'
    return [
      {
        template,
        audience,
        reach,
        fields: fieldsOf(definition, order, entry, one),
        orderId: order.id,
        taskId,
        page,
        path,
      },
    ]
  })
}
