import type { FormSchema } from '@field/domain/form'
import type { Edge, Node, TaskNode, WorkTypeDefinition } from '@field/domain/workflow'

/** What somebody answers at a task: text and numbers, which all three can keep. */
export type StepAnswers = { readonly [key: string]: string | number }
/** A run from the first task to the end: the answers of each task in the order in which they are asked. */
export type Script = readonly StepAnswers[]

/** One running process of an engine, in memory. */
export type Flow = {
  /** The node where it stands; `done` at the end. */
  readonly at: () => string
  readonly complete: (answers: StepAnswers) => void
  readonly save: () => string | Promise<string>
  /** All answers so far, later over earlier. */
  readonly answered: () => StepAnswers
  readonly stop: () => void
}

/** An engine as the benchmark sees it. */
export type EngineSide = {
  readonly open: () => Flow | Promise<Flow>
  readonly restore: (saved: string) => Flow | Promise<Flow>
  /** Restored from JSON, one task completed, saved to JSON. */
  readonly step: (saved: string, answers: StepAnswers) => string | Promise<string>
}

/** From this cost on the repair must be approved: the one branch. */
export const dearFrom = 500

const rest: Script = [
  { action: '换启动电容，清洗冷凝器', minutes: 45 },
  { temperature: -18, remark: '运行二十分钟，温度稳定' },
  { keys: '钥匙已交回前台' },
]

export const scripts: readonly Script[] = [
  [{ cost: 180, finding: '启动电容鼓包' }, ...rest],
  [{ cost: 880, finding: '压缩机绕组短路' }, { order_number: 'PO-2611-0042' }, ...rest],
]

const label = (words: string) => ({ 'zh-CN': words })
const text = (key: string): FormSchema['fields'][number] => ({ key, kind: 'text', label: label(key), required: true })
const number = (key: string): FormSchema['fields'][number] => ({
  key,
  kind: 'number',
  label: label(key),
  required: true,
  min: -60,
  max: 100_000,
})

const task = (key: string, next: readonly Edge[], ...fields: FormSchema['fields']): TaskNode => ({
  key,
  kind: 'task',
  work: 'desk',
  label: label(key),
  stage: 'work',
  assignee: [{ by: 'role', role: 'manager', at: 'organization' }],
  form: { version: 1, fields },
  operations: {
    handler: ['save_draft', 'complete', 'return'],
    dispatcher: ['assign', 'cancel'],
    customer: ['comment', 'cancel', 'rate'],
  },
  next,
})

const nodes: readonly Node[] = [
  task(
    'inspect',
    [
      { to: 'approve', when: { op: 'greater_or_equal', at: { from: 'answer', key: 'cost' }, value: dearFrom } },
      { to: 'mend' },
    ],
    number('cost'),
    text('finding'),
  ),
  task('approve', [{ to: 'mend' }], text('order_number')),
  task('mend', [{ to: 'test' }], text('action'), number('minutes')),
  task('test', [{ to: 'hand_over' }], number('temperature'), text('remark')),
  task('hand_over', [{ to: 'done' }], text('keys')),
  { key: 'done', kind: 'end', label: label('done'), stage: 'work', outcome: 'completed' },
]

/** Six nodes: inspect, approve what is dear, mend, test, hand over, done. */
export const benchDefinition: WorkTypeDefinition = {
  key: 'bench',
  label: label('bench'),
  report: { version: 1, fields: [text('wish')] },
  start: 'inspect',
  reworkTo: 'mend',
  stages: [{ key: 'work', label: label('work') }],
  nodes,
}
