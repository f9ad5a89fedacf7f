import type { Actor } from '@field/domain/access'
import type { Answers, FormSchema } from '@field/domain/form'
import { asId, minute, type TaskId } from '@field/domain/kernel'
import {
  advance,
  type Command,
  type Context,
  type DomainEvent,
  decide,
  entriesOf,
  idsNeeded,
  isOpen,
  type ReportInput,
  report,
  type Task,
  type TimelineEntry,
  type WorkOrder,
} from '@field/domain/work-order'
import type {
  ApprovalNode,
  AssigneeRule,
  Edge,
  EndNode,
  JoinNode,
  MemberCandidate,
  Node,
  ParallelNode,
  SiteCandidate,
  TaskNode,
  WorkTypeDefinition,
} from '@field/domain/workflow'
import { reportInput } from './case.ts'
import { mei, sites } from './people.ts'

const label = (text: string) => ({ 'zh-CN': text, en: text })
const all: TaskNode['operations'] = {
  handler: [
    'accept',
    'decline',
    'travel',
    'arrive',
    'save_draft',
    'complete',
    'return',
    'withdraw',
    'cannot_complete',
    'add_signer',
    'transfer',
    'comment',
  ],
  dispatcher: ['assign', 'complete', 'cancel', 'close', 'comment'],
  customer: ['comment', 'cancel', 'rate'],
}
const role = (one: 'manager' | 'finance' | 'dispatcher'): AssigneeRule => ({
  by: 'role',
  role: one,
  at: 'organization',
})

/** Short ways to write a work type down in a test. */
export const desk = (key: string, next: readonly Edge[] | string, more: Partial<TaskNode> = {}): TaskNode => ({
  key,
  kind: 'task',
  work: 'desk',
  label: label(key),
  stage: 'work',
  assignee: [role('manager')],
  operations: all,
  next: typeof next === 'string' ? [{ to: next }] : next,
  ...more,
})
export const approval = (key: string, next: string, more: Partial<ApprovalNode> = {}): ApprovalNode => ({
  key,
  kind: 'approval',
  work: 'approval',
  signers: 'any',
  label: label(key),
  stage: 'work',
  assignee: [role('manager')],
  operations: all,
  next: [{ to: next }],
  ...more,
})
export const fork = (key: string, branches: readonly string[], join: string): ParallelNode => ({
  key,
  kind: 'parallel',
  label: label(key),
  stage: 'work',
  branches,
  join,
})
export const join = (key: string, of: string, need: JoinNode['need'], next: string): JoinNode => ({
  key,
  kind: 'join',
  label: label(key),
  stage: 'work',
  of,
  need,
  next: [{ to: next }],
})
export const end = (key = 'done', outcome: EndNode['outcome'] = 'completed'): EndNode => ({
  key,
  kind: 'end',
  label: label(key),
  stage: 'work',
  outcome,
})
export const form = (...fields: FormSchema['fields']): FormSchema => ({ version: 1, fields })
export const text = (key: string, required = false): FormSchema['fields'][number] => ({
  key,
  kind: 'text',
  label: label(key),
  required,
  max: 100,
})
export const flow = (nodes: readonly Node[], more: Partial<WorkTypeDefinition> = {}): WorkTypeDefinition => ({
  key: 'flow',
  label: label('flow'),
  report: form(text('wish')),
  start: nodes[0]?.key ?? '',
  reworkTo: nodes[0]?.key ?? '',
  stages: [{ key: 'work', label: label('work') }],
  nodes,
  ...more,
})

/** One order on a work type of the test's own, with its clock. */
export type Run = {
  readonly definition: WorkTypeDefinition
  readonly around: { sites?: readonly SiteCandidate[]; members?: readonly MemberCandidate[]; level?: string }
  order: WorkOrder
  entries: readonly TimelineEntry[]
  now: number
  used: number
}

export const contextOf = (run: Run, actor: Actor): Context => ({
  now: run.now,
  actor,
  ids: Array.from({ length: idsNeeded(run.definition) }, (_, index) => asId<TaskId>(`t${run.used}-${index}`)),
  candidates: run.around.sites ?? sites(),
  ...(run.around.members ? { members: run.around.members } : {}),
  ...(run.around.level ? { facts: { customer: { level: run.around.level } } } : {}),
})

export function keep(run: Run, actor: Actor | null, events: readonly DomainEvent[]): readonly DomainEvent[] {
  run.order = advance(run.entries.length === 0 ? null : run.order, events, run.now)
  const saved = { seq: run.entries.length, version: run.order.version, at: run.now, actorId: actor?.personId ?? null }
  run.entries = [...run.entries, ...entriesOf(events, saved)]
  run.used += 1
  return events
}

export function open(
  definition: WorkTypeDefinition,
  around: Run['around'] = {},
  input: Partial<ReportInput> & { readonly answers?: Answers } = {},
): Run {
  const run: Run = { definition, around, order: null as never, entries: [], now: 1_790_000_000_000, used: 0 }
  const result = report(definition, { ...reportInput, answers: {}, ...input }, contextOf(run, mei))
  if (!result.ok) throw new Error(`refused: ${result.refusal.code} ${result.refusal.path ?? ''}`)
  keep(run, mei, result.value)
  return run
}

/** The last task of a node. */
export function at(run: Run, node: string): Task {
  const task = run.order.tasks.findLast((one) => one.node === node)
  if (!task) throw new Error(`no task at ${node}`)
  return task
}

type Told = Command extends infer C ? (C extends { taskId: TaskId } ? Omit<C, 'taskId'> & { at: string } : C) : never

const commandOf = (run: Run, told: Told): Command => {
  if (!('at' in told)) return told
  const { at: node, ...command } = told
  return { ...command, taskId: at(run, node).id } as Command
}

/** Does it a minute later; a refusal fails the test. */
export function go(run: Run, actor: Actor, told: Told): readonly DomainEvent[] {
  run.now += minute
  const result = decide(run.definition, run.order, commandOf(run, told), contextOf(run, actor))
  if (!result.ok) throw new Error(`${told.kind} refused: ${result.refusal.code} ${result.refusal.path ?? ''}`)
  return keep(run, actor, result.value)
}

/** The refusal's code and path, or null when it was let through. */
export function refused(run: Run, actor: Actor, told: Told): string | null {
  const result = decide(run.definition, run.order, commandOf(run, told), contextOf(run, actor))
  return result.ok ? null : [result.refusal.code, result.refusal.path].filter(Boolean).join(' ')
}

/** The nodes where something is open now, tasks and waits. */
export const openAt = ({ order }: Run): readonly string[] => [
  ...order.tasks.filter(isOpen).map(({ node }) => node),
  ...order.waits.map(({ node }) => node),
]
