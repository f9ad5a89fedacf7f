import type { Field } from '@field/domain/form'
import type { Label } from '@field/domain/kernel'
import type { Node, TaskNode, WorkTypeDefinition } from '@field/domain/workflow'

export const label = (text: string): Label => ({ 'zh-CN': text, en: text })
const options = (...values: string[]) => values.map((value) => ({ value, label: label(value) }))

export const operations: TaskNode['operations'] = {
  handler: ['accept', 'arrive', 'save_draft', 'complete', 'pause', 'resume', 'comment'],
  dispatcher: ['urge', 'comment'],
  customer: ['comment'],
}
const manager = { by: 'role', role: 'manager', at: 'organization' } as const
const at = (key: string) => ({ label: label(key), stage: 'work', key })

export const reportFields: readonly Field[] = [
  { key: 'way', kind: 'select', label: label('way'), required: true, options: options('shop', 'home') },
  { key: 'size', kind: 'number', label: label('size'), required: true, min: 0, max: 99 },
  { key: 'note', kind: 'text', label: label('note'), max: 40 },
  {
    key: 'topic',
    kind: 'cascade',
    label: label('topic'),
    levels: [label('one'), label('two')],
    options: [{ value: 'food', label: label('food'), children: options('cold', 'late') }],
  },
]

export const fixFields: readonly Field[] = [
  { key: 'cost', kind: 'money', label: label('cost'), required: true, min: 0, max: 100_000 },
  {
    key: 'why',
    kind: 'text',
    label: label('why'),
    visible: { op: 'greater', at: { from: 'answer', key: 'cost' }, value: 5_000 },
  },
  {
    key: 'total',
    kind: 'computed',
    label: label('total'),
    as: 'money',
    formula: {
      op: 'add',
      of: [
        { op: 'answer', key: 'cost' },
        { op: 'constant', value: 100 },
      ],
    },
  },
  {
    key: 'steps',
    kind: 'checklist',
    label: label('steps'),
    lines: [{ key: 'clean', label: label('clean'), evidence: 'none' }],
  },
]

const nodes: readonly Node[] = [
  {
    ...at('intake'),
    kind: 'task',
    work: 'desk',
    assignee: [manager],
    operations,
    next: [{ to: 'check', when: { op: 'equals', at: { from: 'answer', key: 'way' }, value: 'shop' } }, { to: 'split' }],
  },
  {
    ...at('check'),
    kind: 'approval',
    work: 'approval',
    signers: 'majority',
    assignee: [manager, { by: 'role', role: 'finance', at: 'organization' }, { by: 'customer' }],
    operations: { ...operations, customer: ['complete', 'comment'] },
    rejectTo: 'intake',
    next: [{ to: 'split' }],
  },
  { ...at('split'), kind: 'parallel', branches: ['survey', 'buy'], join: 'meet' },
  {
    ...at('survey'),
    kind: 'task',
    work: 'visit',
    assignee: [{ by: 'nearest_idle', skills: ['cold'] }],
    operations,
    limits: {
      arriveMinutes: 60,
      finishMinutes: 240,
      reminders: [{ of: 'finish', minutes: 30 }],
      escalations: [{ of: 'finish', minutes: 0, then: { kind: 'open_approval', node: 'boss' } }],
    },
    next: [{ to: 'meet' }],
  },
  { ...at('buy'), kind: 'task', work: 'desk', assignee: [manager], operations, next: [{ to: 'meet' }] },
  { ...at('meet'), kind: 'join', of: 'split', need: 'all', next: [{ to: 'dry' }] },
  { ...at('dry'), kind: 'wait', until: { kind: 'timer', minutes: 60 }, next: [{ to: 'fix' }] },
  {
    ...at('fix'),
    kind: 'task',
    work: 'desk',
    assignee: [{ by: 'previous_handler', node: 'survey' }],
    operations,
    form: { version: 1, fields: fixFields },
    next: [{ to: 'accept' }],
  },
  {
    ...at('accept'),
    kind: 'task',
    work: 'acceptance',
    judges: 'fix',
    assignee: [{ by: 'store' }, { by: 'customer' }],
    operations: { ...operations, customer: ['complete'] },
    next: [{ to: 'tell' }],
  },
  { ...at('tell'), kind: 'auto', action: 'notify', whom: ['manager'], words: label('done'), next: [{ to: 'settle' }] },
  { ...at('settle'), kind: 'auto', action: 'settle', confirmUpTo: 1_000, next: [{ to: 'done' }] },
  { ...at('done'), kind: 'end', outcome: 'completed' },
  {
    ...at('boss'),
    kind: 'approval',
    work: 'approval',
    signers: 'any',
    aside: true,
    assignee: [manager],
    operations,
    next: [],
  },
]

/** A work type with a bit of everything; every entry of the corpus breaks one thing of it. */
export const sound: WorkTypeDefinition = {
  key: 'sound',
  label: label('sound'),
  report: { version: 1, fields: reportFields },
  start: 'intake',
  reworkTo: 'fix',
  stages: [{ key: 'work', label: label('work') }],
  nodes,
  limits: { finishMinutes: 2_000, reminders: [{ of: 'finish', minutes: 60 }] },
  messages: [
    {
      key: 'ready',
      on: 'node_done',
      node: 'fix',
      whom: ['customer'],
      template: 'completed',
      fields: { thing1: label('{title}'), time2: label('{expected}'), amount3: label('{answer.cost}') },
    },
  ],
}
