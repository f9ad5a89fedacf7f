import { availableOperations, isOpen, mayTake, type Task, taskOf, type WorkOrder } from '@field/domain/work-order'
import { type Operation, type PersonNode, taskNodeOf } from '@field/domain/workflow'
import type { Entry } from '../data/outbox/index.ts'
import type { Me } from '../data/session.ts'
import { actorOf } from './actor.ts'
import { asOrder, type Detail } from './as-order.ts'
import { withPending } from './pending.ts'

/** A task to work on: what the server last said, with what waits on the phone already applied. */
export type Work = {
  readonly detail: Detail
  readonly order: WorkOrder
  readonly task: Task
  readonly node: PersonNode
  /** What this person may do now. */
  readonly operations: readonly Operation[]
}

/** The task of the order that a person means: their open one, else the one named, else the last they did. */
export function taskInHand(order: WorkOrder, taskId: string | null, mine: (task: Task) => boolean): Task | null {
  const own = order.tasks.filter(mine)
  const named = taskId === null ? null : taskOf(order, taskId as Task['id'])
  return own.find(isOpen) ?? named ?? own.at(-1) ?? order.tasks.at(-1) ?? null
}

/** Lays what waits on the phone over what the server said. */
export function workOf(detail: Detail, taskId: string | null, waiting: readonly Entry[], me: Me): Work | null {
  const actor = actorOf(me)
  const { definition } = detail
  const order = withPending(definition, asOrder(detail, actor), waiting, actor)
  const mine = (task: Task) => task.assigneeId === actor.personId || mayTake(task, actor)
  const task = taskInHand(order, taskId, mine)
  if (!task) return null
  const operations = availableOperations(definition, order, actor, isOpen(task) ? task : undefined)
  return { detail, order, task, node: taskNodeOf(definition, task.node), operations }
}
