import { type Instant, plainCalendar, type TaskId, type WorkCalendar } from '../kernel/index.ts'
import {
  dueTimes,
  type LimitAction,
  limitTimers,
  nodeOf,
  type PendingPromise,
  type PersonNode,
  type WorkTypeDefinition,
} from '../workflow/index.ts'
import type { Task, Wait, WorkOrder } from './state.ts'
import { isOver } from './status.ts'
import { isOpen } from './tasks.ts'

/**
 * Something that will happen by itself at `at`. `key` names it for good, within the order; `taskId` is null for the
 * order's own promise and for waits.
 */
export type Timer = {
  readonly key: string
  readonly at: Instant
  readonly taskId: TaskId | null
  readonly does: LimitAction | { readonly kind: 'wait'; readonly wait: Wait }
}

/** A task's promises that are still to be kept. Accepting is promised anew by each assignee. */
function promisesOf(task: Task, { limits, work }: PersonNode, calendar: WorkCalendar): readonly PendingPromise[] {
  const { id, openedAt, assignedAt, acceptBy, acceptedAt, arrivedAt } = task
  // Nobody was ever named: the promises run all the same.
  const { arriveBy, finishBy } = dueTimes(limits, { ...task, assignedAt: openedAt }, calendar)
  const promises: PendingPromise[] = []
  if (assignedAt !== null && acceptBy !== null && acceptedAt === null)
    promises.push({ of: 'accept', key: `${id}.accept.${assignedAt}`, from: assignedAt, dueAt: acceptBy })
  if (work === 'visit' && arriveBy !== null && arrivedAt === null)
    promises.push({ of: 'arrive', key: `${id}.arrive`, from: openedAt, dueAt: arriveBy })
  if (finishBy !== null) promises.push({ of: 'finish', key: `${id}.finish`, from: openedAt, dueAt: finishBy })
  return promises
}

function ofTask(definition: WorkTypeDefinition, task: Task, calendar: WorkCalendar): readonly Timer[] {
  const node = nodeOf(definition, task.node)
  if (node?.kind !== 'task' && node?.kind !== 'approval') return []
  const { limits } = node
  if (!limits?.reminders?.length && !limits?.escalations?.length) return []
  return limitTimers(limits, promisesOf(task, node, calendar), calendar)
    .filter(({ key }) => !task.fired.includes(key))
    .map((timer) => ({ ...timer, taskId: task.id }))
}

function ofOrder({ limits }: WorkTypeDefinition, order: WorkOrder, calendar: WorkCalendar): readonly Timer[] {
  const given = { openedAt: order.createdAt, assignedAt: order.createdAt, pausedMs: 0 }
  const { finishBy } = dueTimes(limits, given, calendar)
  if (finishBy === null) return []
  return limitTimers(limits, [{ of: 'finish', key: 'order.finish', from: order.createdAt, dueAt: finishBy }], calendar)
    .filter(({ key }) => !order.fired.includes(key))
    .map((timer) => ({ ...timer, taskId: null }))
}

const ofWait = (wait: Wait): readonly Timer[] =>
  wait.until === null
    ? []
    : [
        {
          key: ['wait', wait.node, wait.since, ...wait.path].join('.'),
          at: wait.until,
          taskId: null,
          does: { kind: 'wait', wait },
        },
      ]

/**
 * Everything that is still to happen by itself if nobody does anything, earliest first: reminders and escalations of the
 * open tasks and of the whole order, and the ends of waits. A paused task has none until it goes on; the order's own
 * clock never stands still. What has fired, and all of an order that is over, is gone.
 */
export function timersOf(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  calendar: WorkCalendar = plainCalendar,
): readonly Timer[] {
  if (isOver(order.status)) return []
  const running = order.tasks.filter((task) => isOpen(task) && task.pause === null)
  return [
    ...running.flatMap((task) => ofTask(definition, task, calendar)),
    ...ofOrder(definition, order, calendar),
    ...order.waits.flatMap(ofWait),
  ].sort((a, b) => a.at - b.at)
}

/** When the first of them is due; null when nothing will happen by itself. */
export const nextTimerAt = (
  definition: WorkTypeDefinition,
  order: WorkOrder,
  calendar: WorkCalendar = plainCalendar,
): Instant | null => timersOf(definition, order, calendar)[0]?.at ?? null
