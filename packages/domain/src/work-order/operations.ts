import { type Actor, may } from '../access/index.ts'
import { ok, type Result, refuse } from '../kernel/index.ts'
import { type Operation, operations, type PersonNode, taskNodeOf, type WorkTypeDefinition } from '../workflow/index.ts'
import { earlierNodes, workBefore } from './lines.ts'
import { relationsOf } from './relation.ts'
import type { StatusCategory, Task, TaskState, WorkOrder } from './state.ts'
import { isOver } from './status.ts'
import { currentTask, isOpen, mayTake, openTasks, taskOf } from './tasks.ts'
import { canWithdraw } from './withdrawal.ts'

/**
 * As whom an actor acts on a task. The store at large may do a little of what the customer may; followers, and who did
 * an earlier task of the order, may comment.
 */
export type Capacity = 'handler' | 'dispatcher' | 'customer' | 'store' | 'follower'

const ofTheStore: readonly Operation[] = ['urge', 'comment']
const ofAFollower: readonly Operation[] = ['comment']

/** Operations that speak of the order as a whole, whatever task is open. */
const onTheOrder: readonly Operation[] = ['urge', 'comment', 'cancel', 'close', 'rate']

const underWay: readonly TaskState[] = ['accepted', 'travelling', 'in_progress']
const given: readonly TaskState[] = ['assigned', ...underWay, 'paused', 'awaiting_parts']

const visitStates: { readonly [operation in Operation]?: readonly TaskState[] } = {
  accept: ['assigned'],
  decline: ['assigned'],
  travel: ['assigned', 'accepted'],
  arrive: ['assigned', 'accepted', 'travelling'],
  save_draft: ['in_progress'],
  pick_parts: underWay,
  complete: ['in_progress'],
  pause: underWay,
  resume: ['paused', 'awaiting_parts'],
  return: given,
  transfer: given,
  assign: ['pending', ...given],
  cannot_complete: given,
}

/** At a desk, a counter or on the customer's phone nobody travels, and opening the task is beginning it. */
const deskStates: { readonly [operation in Operation]?: readonly TaskState[] } = {
  accept: ['assigned'],
  decline: ['assigned'],
  save_draft: ['pending', 'assigned', 'accepted'],
  pick_parts: ['assigned', 'accepted'],
  complete: ['pending', 'assigned', 'accepted'],
  pause: ['accepted'],
  resume: ['paused', 'awaiting_parts'],
  return: ['pending', ...given],
  transfer: given,
  assign: ['pending', ...given],
  add_signer: ['pending', ...given],
  cannot_complete: ['pending', ...given],
}

const rateable: readonly StatusCategory[] = ['completed', 'settled', 'closed']

function capacitiesOf(order: WorkOrder, task: Task, node: PersonNode, actor: Actor): readonly Capacity[] {
  const relations = relationsOf(order, actor)
  const working = node.work === 'visit' || node.work === 'desk'
  // Field work is done by who wears the role for it; a desk may be given to anybody by name or by role, and the customer
  // of the order does what was given to the customer.
  const named = task.role === actor.role || task.reason?.by === 'person' || node.work === 'desk'
  const asked = order.customerId === actor.personId && (task.reason?.by === 'customer' || node.work === 'desk')
  const handles =
    task.assigneeId === actor.personId
      ? !working || may(actor, 'tasks.handle') || (named && actor.role !== 'customer') || asked
      : mayTake(task, actor)
  const capacities: Capacity[] = handles && actor.orgId === order.orgId ? ['handler'] : []
  if (relations.includes('office') && may(actor, 'tasks.dispatch')) capacities.push('dispatcher')
  for (const relation of ['customer', 'store'] as const) if (relations.includes(relation)) capacities.push(relation)
  if (relations.includes('follower') || relations.includes('handler')) capacities.push('follower')
  return capacities
}

function lists(node: PersonNode, capacity: Capacity, operation: Operation): boolean {
  if (capacity === 'handler' || capacity === 'dispatcher') return node.operations[capacity].includes(operation)
  const own = capacity === 'customer' || (capacity === 'store' ? ofTheStore : ofAFollower).includes(operation)
  return own && node.operations.customer.includes(operation)
}

const closable: readonly StatusCategory[] = ['completed', 'settled', 'cancelled', 'cannot_complete']

const notYetOnTheWay = (order: WorkOrder): boolean =>
  order.tasks.every(
    ({ travellingAt, arrivedAt, doneAt }) => travellingAt === null && arrivedAt === null && doneAt === null,
  )

function stands(order: WorkOrder, task: Task, node: PersonNode, capacity: Capacity, operation: Operation): boolean {
  if (operation === 'rate') return rateable.includes(order.status)
  if (operation === 'comment') return order.status !== 'cancelled' && order.status !== 'closed'
  if (operation === 'close') return closable.includes(order.status) && !order.settling
  if (isOver(order.status)) return false
  if (operation === 'urge') return true
  if (operation === 'cancel') return capacity === 'dispatcher' || notYetOnTheWay(order)
  if (operation === 'withdraw') return canWithdraw(order, task)
  return isOpen(task) && ((node.work === 'visit' ? visitStates : deskStates)[operation] ?? []).includes(task.state)
}

/** One actor before one task: what every operation is judged by. */
type Stand = {
  readonly order: WorkOrder
  readonly task: Task
  readonly node: PersonNode
  readonly capacities: readonly Capacity[]
}

function standOf(definition: WorkTypeDefinition, order: WorkOrder, task: Task, actor: Actor): Stand {
  const node = taskNodeOf(definition, task.node)
  return { order, task, node, capacities: capacitiesOf(order, task, node, actor) }
}

function judge({ order, task, node, capacities }: Stand, operation: Operation): Result<Capacity> {
  let listed = false
  for (const capacity of capacities) {
    if (!lists(node, capacity, operation)) continue
    if (stands(order, task, node, capacity, operation)) return ok(capacity)
    listed = true
  }
  if (!listed) return refuse(capacities.length > 0 ? 'operation_not_allowed' : 'not_your_task')
  return refuse('wrong_state', { detail: { state: onTheOrder.includes(operation) ? order.status : task.state } })
}

/**
 * As whom the actor may do this to the task now. Refuses `not_your_task` to who has nothing to do with it,
 * `operation_not_allowed` when the node lists it for none of the actor's capacities, `wrong_state` when it is too early or late.
 */
export const permit = (
  definition: WorkTypeDefinition,
  order: WorkOrder,
  task: Task,
  actor: Actor,
  operation: Operation,
): Result<Capacity> => judge(standOf(definition, order, task, actor), operation)

/**
 * The same for a command on the order as a whole: the first of the open tasks, the actor's own before others, that lets
 * the actor do it.
 */
export function permitOnOrder(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  actor: Actor,
  operation: Operation,
): Result<{ readonly task: Task; readonly capacity: Capacity }> {
  const open = openTasks(order, actor)
  const last = currentTask(order, actor)
  const tasks = open.length > 0 ? open : last ? [last] : []
  let first: Result<never> | null = null
  for (const task of tasks) {
    const permitted = permit(definition, order, task, actor, operation)
    if (permitted.ok) return ok({ task, capacity: permitted.value })
    first ??= permitted
  }
  return first ?? refuse('no_such_task')
}

function allowedAt(definition: WorkTypeDefinition, order: WorkOrder, task: Task, actor: Actor): readonly Operation[] {
  const stand = standOf(definition, order, task, actor)
  if (stand.capacities.length === 0) return []
  return operations.filter((operation) => {
    if (operation === 'rate' && order.rating !== null) return false
    if (operation === 'add_signer' && stand.node.kind !== 'approval') return false
    if (operation === 'return' && !workBefore(definition, order, task) && earlierNodes(order, task).length === 0)
      return false
    return judge(stand, operation).ok
  })
}

/** One task and what an actor may do with it and, through it, with the order. */
export type TaskOperations = { readonly taskId: Task['id'] | null; readonly operations: readonly Operation[] }

/**
 * What this actor may do now, task by task, the actor's own first: the open ones, after the end the last, and the
 * completion that the actor may still take back. Tasks with nothing to do are left out.
 */
export function operationsByTask(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  actor: Actor,
): readonly TaskOperations[] {
  const open = openTasks(order, actor)
  const current = currentTask(order, actor)
  const undone = order.last && taskOf(order, order.last.taskId)
  const tasks = new Set([...(open.length > 0 ? open : current ? [current] : []), ...(undone ? [undone] : [])])
  return [...tasks]
    .map((task) => {
      const allowed = allowedAt(definition, order, task, actor)
      const onTask = task === undone && !open.includes(task) && task !== current
      return { taskId: task.id, operations: onTask ? allowed.filter((one) => one === 'withdraw') : allowed }
    })
    .filter((one) => one.operations.length > 0)
}

/** What this actor may do now with the order and one of its tasks, the current one if none is named: the buttons to show. */
export function availableOperations(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  actor: Actor,
  task: Task | null = currentTask(order, actor),
): readonly Operation[] {
  return task ? allowedAt(definition, order, task, actor) : []
}
