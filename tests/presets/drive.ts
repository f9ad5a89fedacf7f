import type { Actor } from '@field/domain/access'
import { type Answers, checklistLines, whatIsMissing } from '@field/domain/form'
import {
  asId,
  minute,
  plainCalendar,
  type Result,
  type TaskId,
  type TerritoryId,
  type WorkOrderId,
  type WorkTypeVersionId,
} from '@field/domain/kernel'
import {
  advance,
  type Command,
  type Context,
  type DomainEvent,
  decide,
  entriesOf,
  factsOf,
  fire,
  formAt,
  idsNeeded,
  isAside,
  isOver,
  mayTake,
  openTasks,
  progressOf,
  report,
  settle,
  signal,
  type Task,
  type TimelineEntry,
  timersOf,
  titleOf,
  type WorkOrder,
} from '@field/domain/work-order'
import { type Node, nextNode, nodeOf, taskNodeOf, type WorkTypeDefinition } from '@field/domain/workflow'
import type { Journey, Preset } from '@field/presets'
import { filled } from './fill.ts'
import { customer, everybody, here, members, shop, sitesFor, staff, technicians } from './people.ts'

/** An order on its way through a preset, with what the driver has to remember. */
export type Drive = {
  readonly preset: Preset
  readonly journey: Journey
  order: WorkOrder
  entries: readonly TimelineEntry[]
  now: number
  ids: number
  readonly visited: Set<string>
  readonly visits: Map<string, number>
  readonly decided: Map<string, number>
  /** The end node it came to, once it has. */
  end: string | null
}

const start = Date.UTC(2026, 10, 24, 1, 30)

const definitionOf = ({ preset }: Drive): WorkTypeDefinition => preset.definition

const contextOf = (drive: Drive, actor: Actor): Context => ({
  now: drive.now,
  actor,
  ids: Array.from({ length: idsNeeded(definitionOf(drive)) }, (_, index) => asId<TaskId>(`task-${drive.ids + index}`)),
  candidates: sitesFor(definitionOf(drive)),
  members,
  calendar: plainCalendar,
})

function known(drive: Drive, key: string): Node {
  const node = nodeOf(definitionOf(drive), key)
  if (!node) throw new Error(`${drive.preset.key} has no node ${key}`)
  return node
}

/** Follows the edges from a node that was left: what the system passed through by itself, up to a person, a wait or the end. */
function walk(drive: Drive, from: Node | null): void {
  for (let node = from; node; ) {
    drive.visited.add(node.key)
    if (node.kind === 'end') {
      drive.end = node.key
      return
    }
    if (node.kind === 'parallel') {
      for (const branch of node.branches) walk(drive, known(drive, branch))
      return
    }
    if (node.kind !== 'auto') return
    node = nextNode(definitionOf(drive), node, factsOf(drive.order))
  }
}

const leave = (drive: Drive, node: Node): void => walk(drive, nextNode(definitionOf(drive), node, factsOf(drive.order)))

/** What an event says of the nodes that were passed. */
function follow(drive: Drive, event: DomainEvent): void {
  switch (event.kind) {
    case 'task_opened':
      drive.visited.add(event.task.node)
      return
    case 'task_completed': {
      const task = drive.order.tasks.find(({ id }) => id === event.taskId)
      const node = task && taskNodeOf(definitionOf(drive), task.node)
      if (!task || !node || isAside(task)) return
      if (node.kind === 'task') {
        if (event.outcome !== 'rework') leave(drive, node)
        return
      }
      const open = drive.order.tasks.some(
        (one) => one.node === task.node && one.round === task.round && one.doneAt === null && one.state !== 'skipped',
      )
      if (open) return
      if (event.outcome === 'rejected' && node.rejectTo) walk(drive, known(drive, node.rejectTo))
      else if (event.outcome === 'approved') leave(drive, node)
      return
    }
    case 'waiting':
      drive.visited.add(event.wait.node)
      return
    case 'wait_over': {
      const node = known(drive, event.node)
      const timeout = node.kind === 'wait' && node.until.kind === 'event' ? node.until.timeout : undefined
      if (event.by === 'timeout' && timeout) walk(drive, known(drive, timeout.to))
      else leave(drive, node)
      return
    }
    case 'joined':
      drive.visited.add(event.join)
      leave(drive, known(drive, event.join))
      return
    default:
      return
  }
}

/** Everybody can look at the order at any time, and the bar always shows where it is. */
function look(drive: Drive): void {
  const definition = definitionOf(drive)
  for (const viewer of everybody) {
    const progress = progressOf(definition, drive.order, drive.entries, viewer)
    if (progress && progress.stages.length !== definition.stages.length) throw new Error('a stage is lost')
  }
}

function save(drive: Drive, actor: Actor | null, result: Result<readonly DomainEvent[]>, what: string): void {
  if (!result.ok) {
    const { code, path = '' } = result.refusal
    throw new Error(`${drive.preset.key}, ${drive.journey.tells}: ${what} was refused: ${code} ${path}`)
  }
  const before = drive.entries.length === 0 ? null : drive.order
  drive.order = advance(before, result.value, drive.now)
  const stamp = { seq: drive.entries.length, version: drive.order.version, at: drive.now }
  drive.entries = [...drive.entries, ...entriesOf(result.value, { ...stamp, actorId: actor?.personId ?? null })]
  drive.ids += result.value.filter(({ kind }) => kind === 'task_opened' || kind === 'signer_added').length
  for (const event of result.value) follow(drive, event)
  look(drive)
}

function act(drive: Drive, actor: Actor, command: Command, where: string): void {
  drive.now += minute
  save(
    drive,
    actor,
    decide(definitionOf(drive), drive.order, command, contextOf(drive, actor)),
    `${command.kind} at ${where}`,
  )
}

function whoDoes(task: Task): Actor {
  const found = everybody.find((actor) => (task.assigneeId ? actor.personId === task.assigneeId : mayTake(task, actor)))
  const [, dispatcher] = staff
  if (!found && !dispatcher) throw new Error(`nobody does ${task.node}`)
  return found ?? (dispatcher as Actor)
}

/** The answers the journey gives for this visit of the node; the last said holds for all later ones. */
function said({ journey, visits }: Drive, node: string): Answers {
  const answers = journey.answers?.[node]
  if (answers === undefined) return {}
  const list: readonly Answers[] = Array.isArray(answers) ? answers : [answers as Answers]
  return list[Math.min(visits.get(node) ?? 0, list.length - 1)] ?? {}
}

function answersFor(drive: Drive, task: Task): Answers {
  const node = taskNodeOf(definitionOf(drive), task.node)
  if (!node.form) return {}
  const given = { ...task.answers, ...said(drive, task.node) }
  return filled(formAt(definitionOf(drive), node), given, factsOf(drive.order), drive.now)
}

function verdictsFor(drive: Drive, task: Task): Command & { kind: 'complete' } {
  const definition = definitionOf(drive)
  const node = taskNodeOf(definition, task.node)
  const first = (drive.visits.get(task.node) ?? 0) === 0
  const again = first && (drive.journey.rework ?? []).includes(task.node)
  const form = taskNodeOf(definition, node.judges ?? node.key).form
  const all = form ? checklistLines(form) : []
  const lines = task.openLines ?? (all.length > 0 ? all : ['work'])
  const verdict = again ? ('rework' as const) : ('accepted' as const)
  const verdicts = lines.map((line) => ({ line, verdict, ...(again && { remark: '请再看一下' }) }))
  const judged = node.work === 'acceptance' || again
  return { kind: 'complete', taskId: task.id, ...(judged && { verdicts }) }
}

function doTask(drive: Drive, task: Task): void {
  const definition = definitionOf(drive)
  const node = taskNodeOf(definition, task.node)
  const [, dispatcher] = staff
  if (task.state === 'pending' && node.work === 'visit' && dispatcher && technicians[0])
    act(drive, dispatcher, { kind: 'assign', taskId: task.id, to: technicians[0].personId }, node.key)
  const now = drive.order.tasks.find(({ id }) => id === task.id) ?? task
  const actor = whoDoes(now)
  if (node.work === 'visit') act(drive, actor, { kind: 'arrive', taskId: task.id }, node.key)
  const command = verdictsFor(drive, now)
  const answers = answersFor(drive, now)
  const count = drive.decided.get(node.key) ?? 0
  const decision = drive.journey.decisions?.[node.key]?.[count] ?? 'approved'
  act(
    drive,
    actor,
    {
      ...command,
      ...(node.form && { answers }),
      ...(node.kind === 'approval' && { decision, ...(decision === 'rejected' && { words: '再考虑一下' }) }),
    },
    node.key,
  )
  drive.visits.set(node.key, (drive.visits.get(node.key) ?? 0) + 1)
  if (node.kind === 'approval') drive.decided.set(node.key, count + 1)
}

/** Leaves the task lying until everything that time does to it has been done. */
function leaveLying(drive: Drive, task: Task): void {
  const definition = definitionOf(drive)
  for (let round = 0; round < 20; round += 1) {
    const timer = timersOf(definition, drive.order, plainCalendar).find(({ taskId }) => taskId === task.id)
    if (!timer) return
    drive.now = Math.max(drive.now, timer.at)
    save(drive, null, fire(definition, drive.order, timer.key, contextOf(drive, customer)), `the timer ${timer.key}`)
  }
}

function endWait(drive: Drive): void {
  const definition = definitionOf(drive)
  const [wait] = drive.order.waits
  if (!wait) throw new Error(`${drive.preset.key}, ${drive.journey.tells}: stands still`)
  const event = drive.journey.waits?.[wait.node] === 'timeout' ? null : wait.event
  if (event !== null) {
    drive.now += minute
    save(drive, null, signal(definition, drive.order, event, contextOf(drive, customer)), event)
    return
  }
  const timer = timersOf(definition, drive.order, plainCalendar).find(
    ({ does }) => does.kind === 'wait' && does.wait.node === wait.node,
  )
  if (!timer) throw new Error(`${wait.node} waits for ever`)
  drive.now = Math.max(drive.now, timer.at)
  save(drive, null, fire(definition, drive.order, timer.key, contextOf(drive, customer)), `the end of ${wait.node}`)
}

function step(drive: Drive, lain: Set<string>): void {
  const open = openTasks(drive.order)
  const aside = open.find(isAside)
  const task = aside ?? open[0]
  if (!task) {
    endWait(drive)
    return
  }
  if (!aside && (drive.journey.late ?? []).includes(task.node) && !lain.has(task.node)) {
    lain.add(task.node)
    leaveLying(drive, task)
    return
  }
  doTask(drive, task)
}

/** Opens an order as the journey says and drives it to its end with the real domain; what it refuses is thrown. */
export function drive(preset: Preset, journey: Journey): Drive {
  const { definition, sample } = preset
  const without = journey.without ?? []
  const given = journey.report ?? sample.report
  const answers = filled(definition.report, journey.report ? { ...sample.report, ...given } : given, {}, start)
  const journeyNow: Drive = {
    preset,
    journey,
    order: null as never,
    entries: [],
    now: start,
    ids: 1,
    visited: new Set(),
    visits: new Map(),
    decided: new Map(),
    end: null,
  }
  const input = {
    id: asId<WorkOrderId>('order-1'),
    number: '2611-4K7M',
    workTypeVersionId: asId<WorkTypeVersionId>(`${preset.key}-1`),
    title: titleOf(definition, answers, ''),
    urgent: false,
    source: preset.entrances[0]?.source ?? 'scan',
    customerId: without.includes('customer') ? null : customer.personId,
    storeId: without.includes('store') ? null : shop,
    assetId: null,
    territoryId: asId<TerritoryId>('310106'),
    address: '灵石路 745 号',
    position: here,
    answers,
  }
  const [, dispatcher] = staff
  const by = without.includes('customer') && dispatcher ? dispatcher : customer
  const opened = report(definition, input, contextOf(journeyNow, by))
  save(journeyNow, by, opened, 'the report')
  const lain = new Set<string>()
  walk(journeyNow, known(journeyNow, definition.start))
  for (let steps = 0; !isOver(journeyNow.order.status); steps += 1) {
    if (steps > 200) throw new Error(`${preset.key}, ${journey.tells}: goes round and round`)
    step(journeyNow, lain)
  }
  if (journeyNow.order.settling) save(journeyNow, null, settle(journeyNow.order, 10_000), 'the settlement')
  return journeyNow
}

/** What a form would still want after its own filling: nothing, when the fields can be answered at all. */
export const stillMissing = (preset: Preset): readonly string[] =>
  whatIsMissing(preset.definition.report, filled(preset.definition.report, preset.sample.report, {}, start)).map(
    ({ field }) => field,
  )
