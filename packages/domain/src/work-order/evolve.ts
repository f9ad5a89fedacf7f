import type { Instant } from '../kernel/index.ts'
import type { DomainEvent } from './event.ts'
import { evolveTask, type TaskEvent, wholeTask } from './evolve-task.ts'
import { isBelow, isWithin, samePath } from './path.ts'
import { emptyMarking, type StatusCategory, type Task, type WorkOrder } from './state.ts'
import { isOpen } from './tasks.ts'

type OrderEvent = Exclude<DomainEvent, TaskEvent | { kind: 'reported' }>

/** An order that nobody else holds. Its lists and tasks are shared with others, so they are replaced, never written into. */
type Draft = { -readonly [key in keyof WorkOrder]: WorkOrder[key] }

const ends: readonly StatusCategory[] = ['completed', 'cancelled', 'cannot_complete', 'closed']

/** The last completion can be taken back no more. */
function makeFirm(order: Draft): void {
  if (order.last && !order.last.firm) order.last = { ...order.last, firm: true }
}

function changeStatus(order: Draft, status: StatusCategory, at: Instant): void {
  order.status = status
  if (!ends.includes(status)) return
  order.closedAt ??= at
  order.waits = []
  order.arrivals = []
  order.last = null
}

function noteFired(order: Draft, { key, task }: Extract<OrderEvent, { kind: 'reminded' | 'escalated' }>): void {
  if (task === null) order.fired = [...order.fired, key]
  else order.tasks = order.tasks.map((one) => (one.id === task ? { ...one, fired: [...one.fired, key] } : one))
}

/** What an event of the order as a whole changes. */
function applyToOrder(order: Draft, event: OrderEvent, at: Instant): void {
  switch (event.kind) {
    case 'task_opened':
      order.tasks = [...order.tasks, wholeTask(event.task)]
      return
    case 'status_changed':
      changeStatus(order, event.to, at)
      return
    case 'forked':
      order.forks = { ...order.forks, [event.node]: event.visit }
      return
    case 'arrived_at_join':
      order.arrivals = [...order.arrivals, { join: event.join, path: event.path }]
      return
    case 'joined':
    case 'branches_ended': {
      const outside = ({ path }: { readonly path: readonly string[] }): boolean => !isBelow(event.path, path)
      order.waits = order.waits.filter(outside)
      order.arrivals = order.arrivals.filter(outside)
      makeFirm(order)
      return
    }
    case 'waiting':
      order.waits = [...order.waits, event.wait]
      return
    case 'wait_over':
      order.waits = order.waits.filter(({ node, path }) => node !== event.node || !samePath(path, event.path))
      makeFirm(order)
      return
    case 'action_due':
      makeFirm(order)
      return
    case 'settlement_due':
      order.settling = true
      makeFirm(order)
      return
    case 'settled':
      order.settling = false
      return
    case 'reminded':
    case 'escalated':
      noteFired(order, event)
      return
    case 'priority_raised':
      order.urgent = event.urgent
      makeFirm(order)
      return
    case 'tagged': {
      const { tags } = order
      order.tags = [...tags, ...event.tags.filter((tag) => !tags.includes(tag))]
      return
    }
    case 'migrated':
      order.workTypeVersionId = event.to
      order.last = null
      return
    case 'urged':
      order.urgedAt = at
      return
    case 'followed':
      order.followers = [...order.followers, event.personId]
      return
    case 'cancelled':
      order.tasks = order.tasks.map((task) =>
        isOpen(task) ? { ...task, state: 'cancelled' as const, pause: null } : task,
      )
      return
    case 'rated':
      order.rating = event.rating
      return
    case 'commented':
    case 'quote_offered':
    case 'quote_decided':
    case 'closed':
  }
}

/** What an event of a task changes beside the task itself. */
function applyBesideTask(order: Draft, event: TaskEvent, task: Task): void {
  switch (event.kind) {
    case 'task_completed':
      order.last = { taskId: task.id, opened: order.tasks.length, firm: false }
      return
    case 'task_withdrawn': {
      const before = ({ path }: { readonly path: readonly string[] }): boolean => !isWithin(task.path, path)
      order.waits = order.waits.filter(before)
      order.arrivals = order.arrivals.filter(before)
      order.last = null
      return
    }
    case 'draft_saved':
    case 'task_returned':
    case 'task_skipped':
    case 'task_cannot_complete':
      makeFirm(order)
  }
}

function applyToTask(order: Draft, event: TaskEvent, at: Instant): void {
  const index = order.tasks.findIndex(({ id }) => id === event.taskId)
  const task = order.tasks[index]
  if (!task) throw new Error(`${event.kind} for an unknown task`)
  const tasks = order.tasks.slice()
  tasks[index] = evolveTask(task, event, at)
  order.tasks = tasks
  applyBesideTask(order, event, task)
}

const begun = ({ order }: Extract<DomainEvent, { kind: 'reported' }>): WorkOrder => {
  const { siteId = null, tags = [], ...given } = order
  return { ...emptyMarking, ...given, siteId, tags, version: 0, tasks: [] }
}

/**
 * The order after several events at `at`, in one copy of it: copying for each event is most of what applying them costs.
 * No event, no copy.
 */
export function evolveAll(order: WorkOrder | null, events: readonly DomainEvent[], at: Instant): WorkOrder | null {
  let [now, mine] = [order, false]
  for (const event of events) {
    if (event.kind === 'reported') [now, mine] = [begun(event), true]
    else if (now === null) throw new Error(`${event.kind} before the order was reported`)
    else {
      if (!mine) [now, mine] = [{ ...now }, true]
      evolveInto(now, event, at)
    }
  }
  return now
}

/** Applies an event to a copy that its caller made and nobody else holds. */
export function evolveInto(order: WorkOrder, event: Exclude<DomainEvent, { kind: 'reported' }>, at: Instant): void {
  const draft: Draft = order
  if ('taskId' in event) applyToTask(draft, event, at)
  else applyToOrder(draft, event, at)
  draft.updatedAt = at
}

/**
 * The order after one event at `at`. The version stays: it grows once a saved command, by `advance`. Throws when the
 * event speaks of an order or a task that is not there, since such a history was never written. What histories from
 * before parallel work do not tell of is filled in as empty.
 */
export function evolve(order: WorkOrder | null, event: DomainEvent, at: Instant): WorkOrder {
  if (event.kind === 'reported') return begun(event)
  if (order === null) throw new Error(`${event.kind} before the order was reported`)
  const after = { ...order }
  evolveInto(after, event, at)
  return after
}
