import type { Instant } from '../kernel/index.ts'
import type { DomainEvent } from './event.ts'
import { evolveTask, type TaskEvent, wholeTask } from './evolve-task.ts'
import { isBelow, isWithin, samePath } from './path.ts'
import { emptyMarking, type StatusCategory, type Task, type WorkOrder } from './state.ts'
import { isOpen } from './tasks.ts'

type OrderEvent = Exclude<DomainEvent, TaskEvent | { kind: 'reported' }>

type Changes = Partial<WorkOrder>
const nothing: Changes = {}

const ends: readonly StatusCategory[] = ['completed', 'cancelled', 'cannot_complete', 'closed']

/** The last completion can be taken back no more. */
const firmly = ({ last }: WorkOrder): Pick<WorkOrder, 'last'> => ({ last: last && { ...last, firm: true } })

function statusChanged(order: WorkOrder, status: StatusCategory, at: Instant): Changes {
  if (!ends.includes(status)) return { status }
  return { status, closedAt: order.closedAt ?? at, waits: [], arrivals: [], last: null }
}

function fired(order: WorkOrder, { key, task }: Extract<OrderEvent, { kind: 'reminded' | 'escalated' }>): Changes {
  if (task === null) return { fired: [...order.fired, key] }
  const tasks = order.tasks.map((one) => (one.id === task ? { ...one, fired: [...one.fired, key] } : one))
  return { tasks }
}

/** What an event of the order as a whole changes. */
function evolveOrder(order: WorkOrder, event: OrderEvent, at: Instant): Changes {
  switch (event.kind) {
    case 'task_opened':
      return { tasks: [...order.tasks, wholeTask(event.task)] }
    case 'status_changed':
      return statusChanged(order, event.to, at)
    case 'forked':
      return { forks: { ...order.forks, [event.node]: event.visit } }
    case 'arrived_at_join':
      return { arrivals: [...order.arrivals, { join: event.join, path: event.path }] }
    case 'joined':
    case 'branches_ended': {
      const outside = ({ path }: { readonly path: readonly string[] }): boolean => !isBelow(event.path, path)
      return {
        waits: order.waits.filter(outside),
        arrivals: order.arrivals.filter(outside),
        ...firmly(order),
      }
    }
    case 'waiting':
      return { waits: [...order.waits, event.wait] }
    case 'wait_over': {
      const waits = order.waits.filter(({ node, path }) => node !== event.node || !samePath(path, event.path))
      return { waits, ...firmly(order) }
    }
    case 'action_due':
      return firmly(order)
    case 'settlement_due':
      return { settling: true, ...firmly(order) }
    case 'settled':
      return { settling: false }
    case 'reminded':
    case 'escalated':
      return fired(order, event)
    case 'priority_raised':
      return { urgent: event.urgent, ...firmly(order) }
    case 'tagged':
      return { tags: [...order.tags, ...event.tags.filter((tag) => !order.tags.includes(tag))] }
    case 'migrated':
      return { workTypeVersionId: event.to, last: null }
    case 'urged':
      return { urgedAt: at }
    case 'followed':
      return { followers: [...order.followers, event.personId] }
    case 'cancelled': {
      const tasks = order.tasks.map((task) =>
        isOpen(task) ? { ...task, state: 'cancelled' as const, pause: null } : task,
      )
      return { tasks }
    }
    case 'rated':
      return { rating: event.rating }
    case 'commented':
    case 'closed':
      return nothing
  }
}

/** What an event of a task changes beside the task itself. */
function besideTask(order: WorkOrder, event: TaskEvent, task: Task): Changes {
  const { last } = order
  switch (event.kind) {
    case 'task_completed':
      return { last: { taskId: task.id, opened: order.tasks.length, firm: false } }
    case 'task_withdrawn': {
      const before = ({ path }: { readonly path: readonly string[] }): boolean => !isWithin(task.path, path)
      return { waits: order.waits.filter(before), arrivals: order.arrivals.filter(before), last: null }
    }
    case 'draft_saved':
    case 'task_returned':
    case 'task_skipped':
    case 'task_cannot_complete':
      return last && !last.firm ? firmly(order) : nothing
    default:
      return nothing
  }
}

/** Copies the order in one piece and sets the few changes on the copy, which takes half the time of spreading both. */
function changed(order: WorkOrder, tasks: readonly Task[], changes: Changes, updatedAt: Instant): WorkOrder {
  const after = { ...order, tasks, updatedAt }
  return changes === nothing ? after : Object.assign(after, changes)
}

/**
 * The order after one event at `at`. The version stays: it grows once a saved command, by `advance`. Throws when the
 * event speaks of an order or a task that is not there, since such a history was never written. What histories from
 * before parallel work do not tell of is filled in as empty.
 */
export function evolve(order: WorkOrder | null, event: DomainEvent, at: Instant): WorkOrder {
  if (event.kind === 'reported') {
    const { siteId = null, tags = [], ...given } = event.order
    return { ...emptyMarking, ...given, siteId, tags, version: 0, tasks: [] }
  }
  if (order === null) throw new Error(`${event.kind} before the order was reported`)
  if (!('taskId' in event)) return changed(order, order.tasks, evolveOrder(order, event, at), at)
  const index = order.tasks.findIndex(({ id }) => id === event.taskId)
  const task = order.tasks[index]
  if (!task) throw new Error(`${event.kind} for an unknown task`)
  const tasks = order.tasks.slice()
  tasks[index] = evolveTask(task, event, at)
  return changed(order, tasks, besideTask(order, event, task), at)
}
