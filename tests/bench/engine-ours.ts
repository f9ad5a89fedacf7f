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
import { advance, type Context, decide, idsNeeded, openTask, report, type WorkOrder } from '@field/domain/work-order'
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

function flowOf(begun: WorkOrder): Flow {
  let order = begun
  return {
    at: () => openTask(order)?.node ?? (order.status === 'completed' ? 'done' : order.status),
    complete: (answers) => {
      order = completed(order, answers)
    },
    save: () => JSON.stringify(order),
    answered: () => Object.assign({}, ...order.tasks.map((task) => task.answers)),
    stop: () => undefined,
  }
}

export const ours: EngineSide = {
  open: () => flowOf(opened()),
  restore: (saved) => flowOf(JSON.parse(saved)),
  step: (saved, answers) => JSON.stringify(completed(JSON.parse(saved), answers)),
}
