import type { Actor } from '@field/domain/access'
import { checklistLines, sameJson } from '@field/domain/form'
import { asId, minute, type PartId, type ServiceItemId, type TaskId } from '@field/domain/kernel'
import {
  availableOperations,
  type Command,
  type CommandKind,
  type Context,
  currentTask,
  type DomainEvent,
  decide,
  evolve,
  isOpen,
  isOver,
  type LineVerdict,
  openLinesOf,
  report,
  settle,
  statusSteps,
  type Task,
  type TimelineEntry,
  taskSteps,
  type WorkOrder,
} from '@field/domain/work-order'
import { taskNodeOf } from '@field/domain/workflow'
import { applianceRepair, repairForm } from '@field/presets'
import fc from 'fast-check'
import { repaired, reportInput } from './case.ts'
import { everybody, gao, lin, mei, sites, zhou } from './people.ts'

/** The parts of the domain under test; a planted bug replaces one of them. */
export type Machine = { readonly report: typeof report; readonly decide: typeof decide; readonly evolve: typeof evolve }
export const real: Machine = { report, decide, evolve }

const kinds: readonly CommandKind[] = [
  'accept',
  'decline',
  'travel',
  'arrive',
  'save_draft',
  'pick_parts',
  'complete',
  'complete',
  'pause',
  'resume',
  'return',
  'transfer',
  'assign',
  'urge',
  'comment',
  'cancel',
  'rate',
]
const lines = checklistLines(repairForm)
const parts = ['fan', 'seal', 'board'].map((id) => asId<PartId>(id))

export type Step = {
  who: number
  what: number
  which: number
  choice: number
  minutes: number
  manner: 'onward' | 'legal' | 'wild'
  sane: boolean
}
export type Start = {
  store: boolean
  customer: boolean
  position: boolean
  lin: boolean
  wu: boolean
  chen: boolean
  by: number
  steps: Step[]
}

const nat = (max: number) => fc.integer({ min: 0, max })

/** Half of the steps take the order onward, a quarter is anything that somebody may do, a quarter anything by anybody. */
export const runs: fc.Arbitrary<Start> = fc.record({
  store: fc.boolean(),
  customer: fc.boolean(),
  position: fc.boolean(),
  lin: fc.boolean(),
  wu: fc.boolean(),
  chen: fc.boolean(),
  by: nat(2),
  steps: fc.array(
    fc.record({
      who: nat(1000),
      what: nat(1000),
      which: nat(1000),
      choice: nat(1000),
      minutes: nat(90),
      manner: fc.constantFrom('onward' as const, 'onward' as const, 'legal' as const, 'wild' as const),
      sane: nat(9).map((n) => n > 0),
    }),
    { minLength: 8, maxLength: 44, size: 'max' },
  ),
})

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/** Answers that are right, or one of several ways wrong; `choice` also changes what is allowed to change. */
function answersFor(task: Task, { choice, sane }: Step) {
  const after = { ...repaired, after_temperature: -18 - (choice % 5) }
  if (sane) {
    const open = task.openLines ?? lines
    const given = Object.entries(repaired.checklist as object).filter(([line]) => open.includes(line))
    return {
      ...after,
      checklist: Object.fromEntries(given.map(([line, one]) => [line, { ...one, note: `第 ${choice} 次` }])),
    }
  }
  return pick(
    [
      {},
      { ...after, checklist: {} },
      { ...after, fault_code: 7 },
      {
        ...after,
        checklist: {
          ...(repaired.checklist as object),
          drain_hole: { done: true, before: ['x'], after: [`${choice}`] },
        },
      },
    ],
    choice,
  ) as never
}

function verdictsFor(order: WorkOrder, task: Task, { choice, sane }: Step): readonly LineVerdict[] {
  const { work } = taskNodeOf(applianceRepair, task.node)
  if (work !== 'acceptance' && work !== 'confirm') return sane ? [] : [{ line: 'door_seal', verdict: 'accepted' }]
  if (!sane)
    return pick<readonly LineVerdict[]>(
      [
        [],
        [{ line: 'nothing', verdict: 'rework', remark: 'x' }],
        lines.map((line) => ({ line, verdict: 'rework', remark: 'x' })),
      ],
      choice,
    )
  const verdict = (line: string, index: number): LineVerdict =>
    (choice >> index) % 3 === 0 ? { line, verdict: 'rework', remark: '再修' } : { line, verdict: 'accepted' }
  const all = openLinesOf(applianceRepair, task).map(verdict)
  return work === 'confirm' && order.tasks.length % 2 === 0 ? [] : all
}

function commandFor(order: WorkOrder, kind: CommandKind, step: Step): Command {
  const task = (step.manner === 'wild' ? pick(order.tasks, step.which) : currentTask(order)) as Task
  const taskId = step.which === 1000 ? asId<TaskId>('task-none') : task.id
  const reason = step.sane ? '有原因' : ' '
  const to = pick(everybody, step.choice).personId
  const one = [{ partId: pick(parts, step.choice), quantity: 1 + (step.choice % 3) }]
  switch (kind) {
    case 'accept':
    case 'travel':
    case 'arrive':
    case 'resume':
      return { kind, taskId }
    case 'decline':
    case 'return':
      return { kind, taskId, reason }
    case 'save_draft': {
      const services = [{ itemId: asId<ServiceItemId>('visit'), quantity: step.sane ? 1 : -1 }]
      return { kind, taskId, answers: answersFor(task, step), ...(step.choice % 2 ? { services } : {}) }
    }
    case 'pick_parts':
      return { kind, taskId, parts: step.choice % 4 === 0 ? [] : step.sane ? one : [...one, ...one] }
    case 'complete': {
      const form = taskNodeOf(applianceRepair, task.node).form
      const answers = form ? { answers: answersFor(task, step) } : {}
      return { kind, taskId, verdicts: verdictsFor(order, task, step), ...answers }
    }
    case 'pause':
      return { kind, taskId, reason, for: pick(['customer', 'parts', 'other'] as const, step.choice) }
    case 'transfer':
      return { kind, taskId, to, reason }
    case 'assign':
      return { kind, taskId, to }
    case 'urge':
      return { kind }
    case 'comment':
      return { kind, words: step.sane ? '你好' : '', photos: [] }
    case 'cancel':
      return { kind, reason }
    case 'rate':
      return { kind, stars: step.sane ? 1 + (step.choice % 5) : 9, tags: [], words: '' }
  }
}

function claim(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(sentence)
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) freeze(inner)
  }
  return value
}

const stored = <T>(value: T): T => freeze(JSON.parse(JSON.stringify(value)))

/** What the model keeps beside the order, to judge it by: its own books, never the domain's. */
type Books = {
  accepted: Map<string, Set<string>>
  used: Map<string, Map<string, number>>
  lastUrge: number
  moved: boolean
}

function judgeStep(before: WorkOrder, after: WorkOrder, event: DomainEvent): void {
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

function keepLines(books: Books, order: WorkOrder, event: DomainEvent): void {
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

function keepParts(books: Books, event: DomainEvent): void {
  if (event.kind !== 'parts_picked') return
  const used = books.used.get(event.taskId) ?? new Map<string, number>()
  for (const { partId, quantity } of event.change) used.set(partId, (used.get(partId) ?? 0) + quantity)
  books.used.set(event.taskId, used)
}

/** Who may have done this, written down without looking at the domain: the capacities of the preset's nodes. */
function judgeActor(order: WorkOrder, books: Books, actor: Actor, command: Command, now: number): void {
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
        actor.personId === 'zhou',
      'only who belongs to the order comments',
    )
  else if (kind === 'assign' || kind === 'return') claim(desk, `only the dispatcher may ${kind}`)
  else if (kind === 'transfer' || kind === 'resume') claim(own || desk, `${kind} is the handler's or the dispatcher's`)
  else if (kind === 'complete' && task.node !== 'repair') claim(own || desk, 'judging is for who was asked')
  else claim(own, `${kind} is the handler's alone`)
  if ('taskId' in command) claim(isOpen(task), 'a finished task takes no command')
}

type Able = readonly { readonly actor: Actor; readonly kind: CommandKind }[]

const ableAt = (order: WorkOrder): Able =>
  everybody.flatMap((actor) => availableOperations(applianceRepair, order, actor).map((kind) => ({ actor, kind })))

const aside: readonly CommandKind[] = ['comment', 'urge', 'cancel', 'pause', 'rate']
const onward: readonly CommandKind[] = ['accept', 'travel', 'arrive', 'save_draft', 'pick_parts', 'complete', 'resume']

function judgeWhole(books: Books, order: WorkOrder, able: Able): void {
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

/** One whole life of an order under the machine; throws with a sentence when an invariant is broken. */
export function live(machine: Machine, start: Start): WorkOrder {
  const books: Books = { accepted: new Map(), used: new Map(), lastUrge: Number.NEGATIVE_INFINITY, moved: false }
  const candidates = sites(start)
  const entries: TimelineEntry[] = []
  let now = 1_790_000_000_000
  let ids = 0
  let order: WorkOrder | null = null
  const contextFor = (actor: Actor): Context =>
    freeze({ now, actor, ids: [asId<TaskId>(`t${ids}a`), asId<TaskId>(`t${ids}b`)], candidates })
  const keep = (events: readonly DomainEvent[], actorId: TimelineEntry['actorId']): void => {
    if (events.length === 0) return
    const version: number = (order?.version ?? 0) + 1
    let current = order
    for (const raw of events) {
      const event = stored(raw)
      const after: WorkOrder = machine.evolve(current, event, now)
      if (current) judgeStep(current, after, event)
      keepLines(books, after, event)
      keepParts(books, event)
      if (event.kind === 'task_travelling' || event.kind === 'task_arrived') books.moved = true
      if (event.kind === 'task_assigned')
        books.moved = after.tasks.some(({ travellingAt, arrivedAt, doneAt }) => travellingAt ?? arrivedAt ?? doneAt)
      current = after
      entries.push({ seq: entries.length + 1, version, at: now, actorId, event })
    }
    order = stored({ ...(current as WorkOrder), version })
    ids += 1
  }

  const customerId = start.customer ? mei.personId : null
  const opened = machine.report(
    applianceRepair,
    {
      ...reportInput,
      customerId,
      storeId: start.store ? reportInput.storeId : null,
      position: start.position ? reportInput.position : null,
    },
    contextFor(pick([mei, zhou, lin], start.by)),
  )
  if (!opened.ok) throw new Error('a sound report is never refused')
  keep(opened.value, null)

  for (const step of start.steps) {
    now += step.minutes * minute
    const at: WorkOrder = order as unknown as WorkOrder
    const able = ableAt(at)
    judgeWhole(books, at, able)
    const settled = settle(at, 100)
    if (settled.ok && step.choice % 2) {
      keep(settled.value, null)
      continue
    }
    const forward = able.filter(({ kind, actor }) => onward.includes(kind) && (actor !== gao || kind === 'resume'))
    const wanted = step.manner === 'onward' && forward.length > 0 ? forward : able
    const wild = { actor: pick(everybody, step.who), kind: pick(kinds, step.what) }
    const found = step.manner === 'wild' || wanted.length === 0 ? wild : pick(wanted, step.who * 7 + step.what)
    const chosen = found.kind === 'cancel' && step.choice % 5 > 0 ? wild : found
    const command = freeze(commandFor(at, chosen.kind, step))
    const result = machine.decide(applianceRepair, at, command, contextFor(chosen.actor))
    if (!result.ok) continue
    judgeActor(at, books, chosen.actor, command, now)
    keep(result.value, chosen.actor.personId)
    claim(
      (order as unknown as WorkOrder).version === at.version + (result.value.length > 0 ? 1 : 0),
      'the version grows by one with every saved command',
    )
  }
  const end = order as unknown as WorkOrder
  judgeWhole(books, end, ableAt(end))
  const again = entries.reduce<WorkOrder | null>(
    (one, { event, at, version }) => ({ ...machine.evolve(one, event, at), version }),
    null,
  )
  claim(sameJson(stored(again), end), 'the timeline tells the order')
  return end
}
