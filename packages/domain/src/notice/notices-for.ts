import {
  isOpen,
  lastOf,
  openLinesOf,
  openTask,
  type Task,
  type TimelineEntry,
  taskOf,
  type WorkOrder,
} from '../work-order/index.ts'
import { taskNodeOf, type Whom, type WorkTypeDefinition } from '../workflow/index.ts'
import type { Notice, NoticeFields } from './notice.ts'
import { pagePath } from './page-path.ts'
import { sayWords } from './say-rule.ts'
import { dispatchers, handOver, keyOf, person, type Told, toCustomer } from './told.ts'
import { toldByRules, toldByStep } from './told-by-rules.ts'
import { ownerOf, pageOf, readersOf } from './whom.ts'

/** Whoever has to act next: a technician of a visit, a judge of work, or an office whose task is called by its name. */
function toOwner(definition: WorkTypeDefinition, order: WorkOrder, entry: TimelineEntry, task: Task): readonly Told[] {
  const audience = ownerOf(task)
  if (!audience) return []
  const { work, label } = taskNodeOf(definition, task.node)
  const alert = { audience, page: pageOf(definition, order, task), task, once: handOver(task), alert: true }
  const judging = work === 'acceptance' || work === 'confirm'
  if (judging) return [{ ...alert, template: 'awaiting_acceptance' }]
  if (task.assigneeId !== null && task.assigneeId === entry.actorId) return []
  if (work !== 'visit') {
    const template =
      task.assigneeId !== null && task.assigneeId === order.customerId ? 'awaiting_acceptance' : 'task_assigned'
    return [{ ...alert, template, saying: sayWords(definition, order, label, task.node) }]
  }
  const again = task.reason?.by === 'previous_handler' && task.round > 1
  return [{ ...alert, template: again ? 'task_returned' : 'task_assigned' }]
}

/** Who comes; work in an office is no news to the customer, and a pool has nobody to name. */
const whoComes = (definition: WorkTypeDefinition, order: WorkOrder, task: Task): readonly Told[] =>
  task.assigneeId !== null && taskNodeOf(definition, task.node).work === 'visit'
    ? toCustomer(order, 'assigned', task, { once: handOver(task) })
    : []

function aboutUrge(definition: WorkTypeDefinition, order: WorkOrder): readonly Told[] {
  const task = openTask(order)
  if (!task) return []
  const owner = ownerOf(task)
  return owner
    ? [{ template: 'task_urged', audience: owner, page: pageOf(definition, order, task), task }]
    : [{ template: 'unassigned', audience: dispatchers, page: 'dispatch', task, quiet: true }]
}

function aboutCancel(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  entry: TimelineEntry,
  words: string,
): readonly Told[] {
  const once = 'cancelled'
  const task = lastOf(order.tasks.filter(({ state }) => state === 'cancelled'))
  const handler: Told[] =
    task?.assigneeId && task.assigneeId !== order.customerId
      ? [
          {
            template: 'cancelled',
            audience: person(task.assigneeId),
            page: pageOf(definition, order, task),
            task,
            words,
            once,
          },
        ]
      : []
  const customer = entry.actorId === order.customerId ? [] : toCustomer(order, 'cancelled', null, { words, once })
  return [...handler, ...customer]
}

/** A promise that is due soon, or was missed, to those whom the work type names. */
function aboutPromise(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  event: Extract<TimelineEntry['event'], { kind: 'reminded' | 'escalated' }>,
  whom: readonly Whom[],
): readonly Told[] {
  const task = event.task && taskOf(order, event.task)
  const template = event.kind === 'reminded' ? 'reminder' : 'escalated'
  return whom
    .flatMap((one) => readersOf(definition, order, task, one))
    .map((reader) => ({ template, ...reader, task, dueAt: event.dueAt }))
}

/** Whoever has an open task, that its form may ask for something else. */
const aboutMigration = (definition: WorkTypeDefinition, order: WorkOrder): readonly Told[] =>
  order.tasks
    .filter((task) => isOpen(task) && task.assigneeId !== order.customerId)
    .flatMap((task): Told[] =>
      task.assigneeId === null
        ? []
        : [
            {
              template: 'form_changed',
              audience: person(task.assigneeId),
              page: pageOf(definition, order, task),
              task,
              quiet: true,
            },
          ],
    )

/** Whoever has the work that waits for the answer; the page of the task is open before them as often as not. */
function aboutDecision(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  { words }: Extract<TimelineEntry['event'], { kind: 'quote_decided' }>,
): readonly Told[] {
  const task = openTask(order)
  if (!task?.assigneeId || task.assigneeId === order.customerId) return []
  const page = pageOf(definition, order, task)
  return [{ template: 'quote_decided', audience: person(task.assigneeId), page, task, words, quiet: true }]
}

function toldByUs(definition: WorkTypeDefinition, order: WorkOrder, entry: TimelineEntry): readonly Told[] {
  const { event } = entry
  const task = 'taskId' in event ? taskOf(order, event.taskId) : null
  switch (event.kind) {
    case 'reported':
      return toCustomer(order, 'received', null)
    case 'task_assigned':
      return task ? [...toOwner(definition, order, entry, task), ...whoComes(definition, order, task)] : []
    case 'task_claimed':
      return task ? whoComes(definition, order, task) : []
    case 'task_unassigned':
      return event.why === 'no_candidate'
        ? [{ template: 'unassigned', audience: dispatchers, page: 'dispatch', task, quiet: true }]
        : []
    case 'task_travelling':
      return toCustomer(order, 'on_the_way', task)
    case 'urged':
      return aboutUrge(definition, order)
    case 'reminded':
      return aboutPromise(definition, order, event, event.whom)
    case 'escalated':
      return event.then.kind === 'notify' ? aboutPromise(definition, order, event, event.then.whom) : []
    case 'cancelled':
      return aboutCancel(definition, order, entry, event.words)
    case 'quote_offered':
      return toCustomer(order, 'quote_offered', openTask(order))
    case 'quote_decided':
      return aboutDecision(definition, order, event)
    case 'settled':
      return toCustomer(order, 'report_ready', null, { quiet: true })
    case 'migrated':
      return aboutMigration(definition, order)
    case 'action_due':
      return event.action.action === 'notify'
        ? toldByStep(definition, order, { node: event.node, ...event.action })
        : []
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
  { task, words, dueAt, saying }: Told,
): NoticeFields {
  const decides = (one: Task): boolean => {
    const { judges, kind } = taskNodeOf(definition, one.node)
    return judges !== undefined || kind === 'approval'
  }
  const work = lastOf(order.tasks.filter((one) => !decides(one) && one.assigneeId !== null))
  const judging = task !== null && decides(task)
  const place = task === null ? null : taskNodeOf(definition, task.node).work
  const inOffice = place === 'desk' || place === 'approval'
  return {
    number: order.number,
    title: order.title,
    address: order.address,
    at: entry.at,
    expectedAt: (task ?? work)?.expectedAt ?? null,
    latestAt: judging || dueAt !== undefined ? null : ((task ?? work)?.arriveBy ?? null),
    decideBy: dueAt ?? (judging || inOffice ? (task?.finishBy ?? null) : null),
    storeId: order.storeId,
    assetId: order.assetId,
    technicianId: (judging ? work : (task ?? work))?.assigneeId ?? null,
    lines: task && !inOffice ? openLinesOf(definition, task).length : null,
    words: words ?? null,
    ...(saying && { saying }),
  }
}

/**
 * Who is told about an entry, and what: by the work type's own messages first, then by the product's. `order` is as the
 * whole command left it. An audience named twice for one event is told once, the work type's words before the
 * product's; nobody is told of a task that they took themselves. `deliveriesOf` makes one message a person of them.
 */
export function noticesFor(definition: WorkTypeDefinition, order: WorkOrder, entry: TimelineEntry): readonly Notice[] {
  const { told: ruled, heard } = toldByRules(definition, order, entry)
  const told = [...ruled, ...toldByUs(definition, order, entry)]
  const alerted = new Set(told.filter(({ alert }) => alert).map(({ audience }) => keyOf(audience)))
  const seen = new Set(heard)
  return told.flatMap((one): Notice[] => {
    const key = keyOf(one.audience)
    if (seen.has(key)) return []
    seen.add(key)
    const { template, audience, page, task, once = null, quiet = false } = one
    const taskId = task?.id ?? null
    return [
      {
        template,
        audience,
        reach: quiet ? 'inbox' : 'channels',
        fields: fieldsOf(definition, order, entry, one),
        orderId: order.id,
        taskId,
        page,
        path: pagePath(page, order.id, page === 'progress' || page === 'dispatch' ? null : taskId),
        once,
        alert: alerted.has(key),
        except: audience.kind === 'role' ? (task?.declinedBy ?? []) : [],
      },
    ]
  })
}
