import { checklistLines } from '@field/domain/form'
import { asId, type PartId, type ServiceItemId, type TaskId } from '@field/domain/kernel'
import {
  type Command,
  type CommandKind,
  currentTask,
  type LineVerdict,
  openLinesOf,
  type Task,
  type WorkOrder,
} from '@field/domain/work-order'
import { taskNodeOf } from '@field/domain/workflow'
import { applianceRepair, repairForm } from '@field/presets'
import fc from 'fast-check'
import { repaired } from './case.ts'
import { everybody } from './people.ts'

export const kinds: readonly CommandKind[] = [
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
export const lines = checklistLines(repairForm)
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

export const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

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

export function commandFor(order: WorkOrder, kind: CommandKind, step: Step): Command {
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
    case 'add_signer':
      return { kind, taskId, to }
    case 'withdraw':
      return { kind, taskId }
    case 'cannot_complete':
      return { kind, taskId, reason }
    case 'close':
      return { kind }
    case 'rate':
      return { kind, stars: step.sane ? 1 + (step.choice % 5) : 9, tags: [], words: '' }
  }
}
