import type { Actor } from '@field/domain/access'
import {
  asId,
  type OrgId,
  type PersonId,
  type TaskId,
  type TerritoryId,
  type WorkOrderId,
  type WorkTypeVersionId,
} from '@field/domain/kernel'
import {
  advance,
  type Context,
  decide,
  idsNeeded,
  type KeptMarking,
  type KeptTask,
  openTask,
  packMarking,
  packTask,
  report,
  unpackMarking,
  unpackTask,
  type WorkOrder,
} from '@field/domain/work-order'
import { benchDefinition, type EngineSide, type Flow, type StepAnswers } from './engine-case.ts'

const actor = (name: string, role: Actor['role']): Actor => ({
  orgId: asId<OrgId>('bench'),
  personId: asId<PersonId>(name),
  role,
  placeIds: [],
})
const [mei, ma] = [actor('mei', 'customer'), actor('ma', 'manager')]

const now = Date.UTC(2026, 10, 22, 4)
const idsOf = (task: number): readonly TaskId[] =>
  Array.from({ length: idsNeeded(benchDefinition) }, (_, index) => asId<TaskId>(`task-${task}-${index}`))

/** The server makes fresh ids before it decides; here they are ready, by the number of tasks that there are. */
const contexts: readonly Context[] = benchDefinition.nodes.map((_, task) => ({
  now: now + task,
  actor: ma,
  ids: idsOf(task),
  candidates: [],
}))

/** An order just reported, with its first task open. */
export function opened(): WorkOrder {
  const input = {
    id: asId<WorkOrderId>('order-1'),
    number: '2611-4K7M',
    workTypeVersionId: asId<WorkTypeVersionId>('bench-1'),
    title: '冷冻柜不制冷、结霜',
    urgent: false,
    source: 'scan',
    customerId: mei.personId,
    storeId: null,
    assetId: null,
    territoryId: asId<TerritoryId>('310106'),
    address: '灵石路 745 号',
    position: null,
    answers: { wish: '尽快' },
  }
  const events = report(benchDefinition, input, { now, actor: mei, ids: idsOf(0), candidates: [] })
  if (!events.ok) throw new Error(`the report was refused: ${events.refusal.code} ${events.refusal.path}`)
  return advance(null, events.value, now)
}

function completed(order: WorkOrder, answers: StepAnswers): WorkOrder {
  const task = openTask(order, ma)
  const context = contexts[order.tasks.length]
  if (!task || !context) throw new Error('nothing is open')
  const events = decide(benchDefinition, order, { kind: 'complete', taskId: task.id, answers }, context)
  if (!events.ok) throw new Error(`refused: ${events.refusal.code} ${events.refusal.path}`)
  return advance(order, events.value, context.now)
}

/** The columns of the order's row that its report fills in for good. */
const givenOf = (order: WorkOrder) =>
  [
    order.id,
    order.orgId,
    order.number,
    order.source,
    order.customerId,
    order.storeId,
    order.siteId,
    order.assetId,
    order.territoryId,
    order.address,
    order.position,
    order.report,
    order.createdAt,
  ] as const
type Given = ReturnType<typeof givenOf>

/** The columns that every command writes, the marking packed. */
const currentOf = (order: WorkOrder) =>
  [
    order.version,
    order.status,
    order.title,
    order.urgent,
    order.workTypeVersionId,
    order.tags,
    packMarking(order),
    order.followers,
    order.rating,
    order.urgedAt,
    order.updatedAt,
    order.closedAt,
  ] as const
type Current = ReturnType<typeof currentOf>

const orderOf = (given: Given, current: Current, tasks: WorkOrder['tasks']): WorkOrder => ({
  id: given[0],
  orgId: given[1],
  number: given[2],
  workTypeVersionId: current[4],
  version: current[0],
  status: current[1],
  title: current[2],
  urgent: current[3],
  source: given[3],
  customerId: given[4],
  storeId: given[5],
  siteId: given[6],
  assetId: given[7],
  territoryId: given[8],
  address: given[9],
  position: given[10],
  report: given[11],
  tags: current[5],
  ...unpackMarking(current[6] as KeptMarking),
  followers: current[7],
  createdAt: given[12],
  updatedAt: current[10],
  closedAt: current[11],
  urgedAt: current[9],
  tasks,
  rating: current[8],
})

// The server reads an order's rows as one JSON, and writes the columns that can have changed and the rows of the tasks
// that are not the same objects as before. So this is saved as one JSON with a row a line, the order's in two, and a line
// that nothing changed stays as it is.
const taskRow = (task: WorkOrder['tasks'][number]): string => JSON.stringify(packTask(task))
const saved = (order: WorkOrder): string =>
  `[${[JSON.stringify(givenOf(order)), JSON.stringify(currentOf(order)), ...order.tasks.map(taskRow)].join(',\n')}]`

function read(before: string): WorkOrder {
  const [given, current, ...rows] = JSON.parse(before) as [Given, Current, ...KeptTask[]]
  return orderOf(given, current, rows.map(unpackTask))
}

/** The lines of the first so many tasks, each with the comma before it; `begin` is where the line before them ends. */
function linesOfTasks(before: string, begin: number, count: number): string {
  if (count === 0) return ''
  let end = begin
  for (let task = 0; task < count; task++) end = before.indexOf('\n', end + 1)
  return end < 0 ? `,${before.slice(begin, -1)}` : `,${before.slice(begin, end - 1)}`
}

function step(before: string, answers: StepAnswers): string {
  const order = read(before)
  const after = completed(order, answers)
  const differs = after.tasks.findIndex((task, index) => task !== order.tasks[index])
  const same = differs < 0 ? after.tasks.length : differs
  const given = before.slice(0, before.indexOf('\n') + 1)
  const kept = linesOfTasks(before, before.indexOf('\n', given.length), same)
  const changed = after.tasks.slice(same).map((task) => `,\n${taskRow(task)}`)
  return `${given}${JSON.stringify(currentOf(after))}${kept}${changed.join('')}]`
}

function flowOf(begun: WorkOrder): Flow {
  let order = begun
  return {
    at: () => openTask(order)?.node ?? (order.status === 'completed' ? 'done' : order.status),
    complete: (answers) => {
      order = completed(order, answers)
    },
    save: () => saved(order),
    answered: () => Object.assign({}, ...order.tasks.map((task) => task.answers)),
    stop: () => undefined,
  }
}

export const ours: EngineSide = {
  open: () => flowOf(opened()),
  restore: (before) => flowOf(read(before)),
  step,
}
