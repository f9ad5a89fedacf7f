import type { Actor } from '@field/domain/access'
import { type Answers, sameJson } from '@field/domain/form'
import { asId, minute, type TaskId } from '@field/domain/kernel'
import {
  advance,
  type Command,
  type CommandKind,
  type Context,
  type DomainEvent,
  decide,
  entriesOf,
  fire,
  idsNeeded,
  isAside,
  isOpen,
  isOver,
  operationsByTask,
  replay,
  report,
  signal,
  statusSteps,
  type Task,
  type TimelineEntry,
  taskSteps,
  timersOf,
  type WorkOrder,
} from '@field/domain/work-order'
import { taskNodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import { reportInput } from './case.ts'
import { chen, fang, gao, lin, ma, mei, sites, wu } from './people.ts'

const people: readonly Actor[] = [mei, lin, wu, chen, gao, ma, fang]
const wandering: readonly CommandKind[] = [
  'accept',
  'travel',
  'arrive',
  'save_draft',
  'complete',
  'pause',
  'resume',
  'return',
  'withdraw',
  'assign',
]

function claim(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(sentence)
}

const starts = (outer: readonly string[], path: readonly string[]): boolean =>
  outer.every((part, index) => path[index] === part)

/** Where the order is: one place for each token; the signers of one round stand in one place. */
function placesOf(order: WorkOrder): readonly { readonly what: string; readonly path: readonly string[] }[] {
  const tasks = order.tasks.filter((task) => isOpen(task) && !isAside(task))
  const groups = new Map(tasks.map((task) => [`${task.node}#${task.round}@${task.path.join('/')}`, task.path]))
  return [
    ...[...groups].map(([what, path]) => ({ what, path })),
    ...order.waits.map(({ node, path }) => ({ what: `${node}@${path.join('/')}`, path })),
    ...order.arrivals.map(({ join, path }) => ({ what: `${join}@${path.join('/')}`, path })),
  ]
}

/** What must hold of every order after every saved command, seen from outside of the engine. */
export function judge(order: WorkOrder): void {
  const places = placesOf(order)
  if (isOver(order.status)) {
    claim(places.length === 0, `an order that is over is still at ${places[0]?.what}`)
    return
  }
  claim(places.length > order.arrivals.length, 'an open order is at a task or a wait')
  for (const [index, a] of places.entries())
    for (const [other, b] of places.entries()) {
      if (index === other) continue
      claim(!starts(a.path, b.path), `${b.what} is open in a branch of what ${a.what} has left or joined`)
    }
  for (const { path, what } of places)
    for (const part of path) {
      const [fork = '', visit = ''] = part.split('.')
      claim(Number(visit) <= (order.forks[fork] ?? 0), `${what} stands in a branch that never began`)
    }
}

function judgeEvents(before: WorkOrder, after: WorkOrder, events: readonly DomainEvent[]): void {
  for (const event of events)
    if (event.kind === 'status_changed')
      claim(statusSteps[event.from].includes(event.to), `status went from ${event.from} to ${event.to}`)
  for (const task of before.tasks) {
    const now = after.tasks.find(({ id }) => id === task.id) as Task
    const steps = new Set([task.state])
    // Several events of one command may take a task on by several steps.
    for (let round = 0; round < 4; round += 1)
      for (const state of [...steps]) for (const one of taskSteps[state]) steps.add(one)
    claim(steps.has(now.state), `task ${task.node} went from ${task.state} to ${now.state}`)
  }
}

function judgeJoins(entries: readonly TimelineEntry[], definition: WorkTypeDefinition): void {
  const count = new Map<string, number>()
  for (const { event } of entries) {
    if (event.kind === 'forked') {
      const key = [event.node, ...event.path].join('/')
      count.set(key, (count.get(key) ?? 0) + 1)
    }
    if (event.kind !== 'joined') continue
    const join = definition.nodes.find(({ key }) => key === event.join)
    const key = [join?.kind === 'join' ? join.of : '', ...event.path].join('/')
    count.set(key, (count.get(key) ?? 0) - 1)
    claim((count.get(key) ?? 0) >= 0, `${event.join} fired more often than its fork was entered`)
  }
}

/** One life of an order under random legal commands, timers and events; each number of `choices` makes one step. */
export function wander(
  definition: WorkTypeDefinition,
  choices: readonly number[],
): { readonly order: WorkOrder; readonly entries: readonly TimelineEntry[] } {
  let now = 1_790_000_000_000
  let entries: readonly TimelineEntry[] = []
  let order: WorkOrder | null = null
  let used = 0
  const contextFor = (actor: Actor): Context => ({
    now,
    actor,
    ids: Array.from({ length: idsNeeded(definition) }, (_, index) => asId<TaskId>(`t${used}-${index}`)),
    candidates: sites(),
  })
  const keep = (events: readonly DomainEvent[]): void => {
    const before = order
    const after = advance(before, events, now)
    used += 1
    if (before) judgeEvents(before, after, events)
    entries = [
      ...entries,
      ...entriesOf(events, { seq: entries.length, version: after.version, at: now, actorId: null }),
    ]
    order = after
    judge(after)
  }
  const first = choices[0] ?? 0
  const answers: Answers = { way: ['a', 'b', 'c'][first % 3] as string, size: first % 101 }
  const opened = report(definition, { ...reportInput, answers }, contextFor(mei))
  if (!opened.ok) throw new Error(`the report was refused: ${opened.refusal.code} ${opened.refusal.path}`)
  keep(opened.value)

  for (const choice of choices) {
    const at = order as unknown as WorkOrder
    if (isOver(at.status)) break
    now += (choice % 50) * minute
    const able = people.flatMap((actor) =>
      operationsByTask(definition, at, actor).flatMap(({ taskId, operations }) =>
        operations.filter((one) => wandering.includes(one)).map((kind) => ({ actor, kind, taskId: taskId as TaskId })),
      ),
    )
    const timers = timersOf(definition, at)
    const awaited = at.waits.flatMap(({ event }) => (event === null ? [] : [event]))
    claim(able.length + timers.length + awaited.length > 0, `nobody can move ${at.status} on`)
    const which = choice % (able.length + timers.length + awaited.length)
    const chosen = able[which]
    const timer = timers[which - able.length]
    const event = awaited[which - able.length - timers.length]
    if (chosen) {
      const command = commandFor(definition, at, chosen.kind, chosen.taskId, choice)
      const result = decide(definition, at, command, contextFor(chosen.actor))
      if (result.ok) keep(result.value)
      else
        claim(
          ['no_such_node', 'no_open_line', 'not_found', 'wrong_state'].includes(result.refusal.code),
          `${chosen.kind} was offered and refused: ${result.refusal.code} ${result.refusal.path ?? ''}`,
        )
    } else if (timer) {
      now = Math.max(now, timer.at)
      const fired = fire(definition, at, timer.key, contextFor(gao))
      if (fired.ok) keep(fired.value)
      const again = fire(definition, order as unknown as WorkOrder, timer.key, contextFor(gao))
      claim(again.ok && again.value.length === 0, 'a timer fires once')
    } else if (event) {
      const told = signal(definition, at, event, contextFor(gao))
      if (told.ok) keep(told.value)
    }
  }
  judgeJoins(entries, definition)
  claim(sameJson(replay(entries), order), 'the timeline tells the order')
  return { order: order as unknown as WorkOrder, entries }
}

function commandFor(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  kind: CommandKind,
  taskId: TaskId,
  choice: number,
): Command {
  const task = order.tasks.find(({ id }) => id === taskId) as Task
  const node = taskNodeOf(definition, task.node)
  const asked = node.form?.fields.map(({ key }) => [key, choice % 5 === 0 ? 'yes' : 'no'] as const) ?? []
  const answers = Object.fromEntries(asked)
  switch (kind) {
    case 'save_draft':
      return { kind, taskId, answers }
    case 'complete':
      return node.kind === 'approval'
        ? { kind, taskId, answers, decision: choice % 3 === 0 ? 'rejected' : 'approved', words: '看过了' }
        : { kind, taskId, answers }
    case 'pause':
      return { kind, taskId, reason: '等一下', for: 'other' }
    case 'return': {
      const done = order.tasks.filter(({ state }) => state === 'done').map((one) => one.node)
      const to = done[choice % Math.max(1, done.length)]
      return choice % 2 || to === undefined ? { kind, taskId, reason: '重做' } : { kind, taskId, reason: '重做', to }
    }
    case 'assign':
      return { kind, taskId, to: lin.personId }
    case 'accept':
    case 'travel':
    case 'arrive':
    case 'resume':
    case 'withdraw':
      return { kind, taskId }
    default:
      throw new Error(`nobody wanders by ${kind}`)
  }
}
