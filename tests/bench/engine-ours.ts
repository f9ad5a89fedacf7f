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

/** The row of the order as the database keeps it: the values of its columns by their place, the marking packed. */
const cellsOf = (order: WorkOrder) =>
  [
    order.id,
    order.orgId,
    order.number,
    order.workTypeVersionId,
    order.version,
    order.status,
    order.title,
    order.urgent,
    order.source,
    order.customerId,
    order.storeId,
    order.siteId,
    order.assetId,
    order.territoryId,
    order.address,
    order.position,
    order.report,
    order.tags,
    order.followers,
    order.createdAt,
    order.updatedAt,
    order.closedAt,
    order.urgedAt,
    order.rating,
    packMarking(order),
  ] as const
type Cells = ReturnType<typeof cellsOf>

const orderOf = (cells: Cells, tasks: WorkOrder['tasks']): WorkOrder => ({
  id: cells[0],
  orgId: cells[1],
  number: cells[2],
  workTypeVersionId: cells[3],
  version: cells[4],
  status: cells[5],
  title: cells[6],
  urgent: cells[7],
  source: cells[8],
  customerId: cells[9],
  storeId: cells[10],
  siteId: cells[11],
  assetId: cells[12],
  territoryId: cells[13],
  address: cells[14],
  position: cells[15],
  report: cells[16],
  tags: cells[17],
  ...unpackMarking(cells[24] as KeptMarking),
  followers: cells[18],
  createdAt: cells[19],
  updatedAt: cells[20],
  closedAt: cells[21],
  urgedAt: cells[22],
  tasks,
  rating: cells[23],
})

// The server reads an order's rows as one JSON, and writes the row of the order and those of the tasks that are not the
// same objects as before. So this is saved as one JSON with a row a line, and a line that nothing changed stays as it is.
const taskRow = (task: WorkOrder['tasks'][number]): string => JSON.stringify(packTask(task))
const saved = (order: WorkOrder): string =>
  `[${[JSON.stringify(cellsOf(order)), ...order.tasks.map(taskRow)].join(',\n')}]`

function read(before: string): WorkOrder {
  const [cells, ...rows] = JSON.parse(before) as [Cells, ...KeptTask[]]
  return orderOf(cells, rows.map(unpackTask))
}

/** The lines of the first so many tasks, each with the comma before it. */
function linesOfTasks(before: string, count: number): string {
  const begin = before.indexOf('\n')
  let end = begin
  for (let task = 0; task < count; task++) end = before.indexOf('\n', end + 1)
  if (count === 0) return ''
  return end < 0 ? `,${before.slice(begin, -1)}` : `,${before.slice(begin, end - 1)}`
}

function step(before: string, answers: StepAnswers): string {
  const order = read(before)
  const after = completed(order, answers)
  const differs = after.tasks.findIndex((task, index) => task !== order.tasks[index])
  const same = differs < 0 ? after.tasks.length : differs
  const changed = after.tasks.slice(same).map((task) => `,\n${taskRow(task)}`)
  return `[${JSON.stringify(cellsOf(after))}${linesOfTasks(before, same)}${changed.join('')}]`
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
