import type { Actor } from '@field/domain/access'
import { sameJson } from '@field/domain/form'
import { minute } from '@field/domain/kernel'
import {
  availableOperations,
  type Command,
  type CommandKind,
  currentTask,
  type DomainEvent,
  isOpen,
  isOver,
  statusSteps,
  type Task,
  taskSteps,
  type WorkOrder,
} from '@field/domain/work-order'
import { taskNodeOf } from '@field/domain/workflow'
import { applianceRepair } from '@field/presets'
import { lines } from './moves.ts'
import { everybody, gao } from './people.ts'

export function claim(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(sentence)
}

export function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) freeze(inner)
  }
  return value
}

export const stored = <T>(value: T): T => freeze(JSON.parse(JSON.stringify(value)))

/** What the model keeps beside the order, to judge it by: its own books, never the domain's. */
export type Books = {
  accepted: Map<string, Set<string>>
  used: Map<string, Map<string, number>>
  lastUrge: number
  /** Who reported, for themselves or for the customer. */
  reporter: string
  moved: boolean
}

export function judgeStep(before: WorkOrder, after: WorkOrder, event: DomainEvent): void {
  if (event.kind === 'status_changed') {
    claim(event.from === before.status && after.status === event.to, 'a status change starts from the status there is')
    claim(statusSteps[event.from].includes(event.to), `status never goes from ${event.from} to ${event.to}`)
  } else claim(after.status === before.status, `${event.kind} does not change the status silently`)
  for (const task of before.tasks) {
    const now = after.tasks.find(({ id }) => id === task.id)
    claim(now !== undefined, 'no task is ever lost')
    if (now)
      claim(
        now.state === task.state || taskSteps[task.state].includes(now.state),
        `a task never goes from ${task.state} to ${now.state}`,
      )
    if (now && !isOpen(task)) claim(sameJson(now, task), 'a finished round is never changed')
  }
}

export function keepLines(books: Books, order: WorkOrder, event: DomainEvent): void {
  if (event.kind === 'task_opened') {
    const node = taskNodeOf(applianceRepair, event.task.node)
    const open = event.task.openLines ?? lines
    const judges = node.judges ? [node.key] : [...books.accepted.keys()]
    for (const judge of judges)
      for (const line of books.accepted.get(judge) ?? [])
        claim(!open.includes(line), `${line} was accepted and never reopens`)
  }
  if (event.kind !== 'draft_saved' && event.kind !== 'task_completed') return
  const task = order.tasks.find(({ id }) => id === event.taskId) as Task
  if (task.node === 'repair' && task.openLines) {
    const carried = (answers: Task['answers']) =>
      Object.entries((answers.checklist ?? {}) as object)
        .filter(([line]) => !task.openLines?.includes(line))
        .sort()
    const round = order.tasks.filter(({ node, state }) => node === 'repair' && state === 'done').at(-1)
    claim(sameJson(carried(event.answers), carried(round?.answers ?? {})), 'accepted lines come back unchanged')
  }
  if (event.kind !== 'task_completed' || task.node === 'repair') return
  const rejected = event.verdicts.filter(({ verdict }) => verdict === 'rework').map(({ line }) => line)
  const own = books.accepted.get(task.node) ?? new Set()
  for (const line of task.openLines ?? lines) own.add(line)
  books.accepted.set(task.node, own)
  for (const set of books.accepted.values()) for (const line of rejected) set.delete(line)
}

export function keepParts(books: Books, event: DomainEvent): void {
  if (event.kind !== 'parts_picked') return
  const used = books.used.get(event.taskId) ?? new Map<string, number>()
  for (const { partId, quantity } of event.change) used.set(partId, (used.get(partId) ?? 0) + quantity)
  books.used.set(event.taskId, used)
}

/** Who may have done this, written down without looking at the domain: the capacities of the preset's nodes. */
export function judgeActor(order: WorkOrder, books: Books, actor: Actor, command: Command, now: number): void {
  claim(actor.orgId === order.orgId, 'another organization never gets through')
  const task = ('taskId' in command ? order.tasks.find(({ id }) => id === command.taskId) : currentTask(order)) as Task
  const desk = actor.role === 'dispatcher' || actor.role === 'manager'
  const own =
    task.assigneeId === actor.personId ||
    (task.node === 'acceptance' && actor.placeIds.some((id) => id === order.storeId) && actor.role === 'store_staff')
  const customer = actor.personId === order.customerId
  const { kind } = command
  if (kind === 'urge') {
    claim(now - books.lastUrge >= 30 * minute, 'nobody urges twice in half an hour')
    claim(customer || desk || actor.personId === 'zhou', 'only who waits may urge')
    books.lastUrge = now
  } else if (kind === 'rate')
    claim(
      customer && order.rating === null && ['completed', 'settled'].includes(order.status),
      'the customer rates once, after the end',
    )
  else if (kind === 'cancel')
    claim(desk || (customer && !books.moved), 'the customer cancels before anybody is on the way')
  else if (kind === 'comment')
    claim(
      desk ||
        customer ||
        order.tasks.some(({ assigneeId }) => assigneeId === actor.personId) ||
        own ||
        actor.personId === books.reporter ||
        actor.personId === 'zhou',
      'only who belongs to the order comments',
    )
  else if (kind === 'assign' || kind === 'return') claim(desk, `only the dispatcher may ${kind}`)
  else if (kind === 'transfer' || kind === 'resume') claim(own || desk, `${kind} is the handler's or the dispatcher's`)
  else if (kind === 'complete' && task.node !== 'repair') claim(own || desk, 'judging is for who was asked')
  else claim(own, `${kind} is the handler's alone`)
  if ('taskId' in command) claim(isOpen(task), 'a finished task takes no command')
}

export type Able = readonly { readonly actor: Actor; readonly kind: CommandKind }[]

export const ableAt = (order: WorkOrder): Able =>
  everybody.flatMap((actor) => availableOperations(applianceRepair, order, actor).map((kind) => ({ actor, kind })))

export const aside: readonly CommandKind[] = ['comment', 'urge', 'cancel', 'pause', 'rate']
export const onward: readonly CommandKind[] = [
  'accept',
  'travel',
  'arrive',
  'save_draft',
  'pick_parts',
  'complete',
  'resume',
]

export function judgeWhole(books: Books, order: WorkOrder, able: Able): void {
  const open = order.tasks.filter(isOpen)
  claim(open.length === (isOver(order.status) ? 0 : 1), 'exactly one task is open until the end, none after it')
  for (const task of order.tasks) {
    const used = [...(books.used.get(task.id) ?? new Map<string, number>())].filter(([, count]) => count !== 0).sort()
    const kept = task.parts.map(({ partId, quantity }) => [partId, quantity]).sort()
    claim(sameJson(used, kept), 'the changes of parts add up to the parts kept')
    if (task.state === 'cancelled' || task.state === 'returned')
      claim(kept.length === 0, 'nothing stays taken for closed work')
    const { finishMinutes } = taskNodeOf(applianceRepair, task.node).limits ?? {}
    if (task.finishBy !== null)
      claim(
        task.finishBy === task.openedAt + task.pausedMs + (finishMinutes ?? 0) * minute,
        'a promise moves by the pauses and nothing else',
      )
  }
  const [task] = open
  if (!task) return
  const moving = able.filter(({ kind }) => !aside.includes(kind)).map(({ actor }) => actor)
  claim(moving.length > 0, `stuck in ${task.node} ${task.state}: nobody can move it on`)
  if (task.assigneeId === null && task.placeId === null)
    claim(task.state === 'pending' && moving.includes(gao), 'without a handler it is in the dispatcher’s queue')
}
