import type { FormSchema } from '@field/domain/form'
import type { Label } from '@field/domain/kernel'
import type {
  ApprovalNode,
  AssigneeRule,
  AutoNode,
  Edge,
  EndNode,
  JoinNode,
  Node,
  ParallelNode,
  TaskNode,
  WaitNode,
  WorkTypeDefinition,
} from '@field/domain/workflow'
import { random } from '../../support/random.ts'

type Random = ReturnType<typeof random>

/** How large and how wild the definitions get; blocks a sequence, forks within forks. */
export type Wildness = { readonly blocks?: number; readonly depth?: number }

type Drawing = { readonly random: Random; readonly nodes: Node[]; readonly wild: Required<Wildness>; count: number }

const label = (text: string): Label => ({ 'zh-CN': text, en: text })
const stage = 'work'
const office: AssigneeRule = { by: 'role', role: 'manager', at: 'organization' }
const anyDispatcher: AssigneeRule = { by: 'role', role: 'dispatcher', at: 'organization' }
const finance: AssigneeRule = { by: 'role', role: 'finance', at: 'organization' }

/** What every generated order is asked at its report; choices read these. */
export const generatedReport: FormSchema = {
  version: 1,
  fields: [
    {
      key: 'way',
      kind: 'select',
      label: label('way'),
      required: true,
      options: ['a', 'b', 'c'].map((value) => ({ value, label: label(value) })),
    },
    { key: 'size', kind: 'number', label: label('size'), required: true, min: 0, max: 100 },
    { key: 'note', kind: 'text', label: label('note'), max: 50 },
  ],
}

const formOf = (key: string): FormSchema => ({
  version: 1,
  fields: [
    {
      key: `${key}_again`,
      kind: 'select',
      label: label('again'),
      required: true,
      options: ['yes', 'no'].map((value) => ({ value, label: label(value) })),
    },
  ],
})

const operations: TaskNode['operations'] = {
  handler: ['accept', 'travel', 'arrive', 'save_draft', 'complete', 'pause', 'resume', 'return', 'withdraw', 'comment'],
  dispatcher: ['assign', 'complete', 'arrive', 'resume', 'urge', 'comment'],
  customer: ['urge', 'comment'],
}

function put<N extends Node>(drawing: Drawing, node: N): string {
  drawing.nodes.push(node)
  return node.key
}

const fresh = (drawing: Drawing, kind: string): string => {
  drawing.count += 1
  return `${kind}_${drawing.count}`
}

function when(drawing: Drawing): NonNullable<Edge['when']> {
  const { random: r } = drawing
  if (r.one(2)) return { op: 'equals', at: { from: 'answer', key: 'way' }, value: r.pick(['a', 'b', 'c']) }
  return { op: 'greater', at: { from: 'answer', key: 'size' }, value: r.below(100) }
}

/** One block of a sequence: where it begins, where it goes on, and the people's nodes surely done before it at this level. */
type Place = {
  readonly key: string
  readonly exit: string
  readonly earlier: readonly string[]
  readonly depth: number
}

function task(drawing: Drawing, { key, exit, earlier }: Place): void {
  const { random: r } = drawing
  const back = earlier.length > 0 && r.one(3) ? r.pick(earlier) : null
  const again: Edge[] = back
    ? [{ to: back, when: { op: 'equals', at: { from: 'answer', key: `${key}_again` }, value: 'yes' } }]
    : []
  put<TaskNode>(drawing, {
    key,
    kind: 'task',
    work: r.one(3) ? 'visit' : 'desk',
    label: label(key),
    stage,
    assignee: [r.one(4) ? { by: 'nearest_idle' } : office, anyDispatcher],
    ...(back || r.one(2) ? { form: formOf(key) } : {}),
    operations,
    next: [...again, { to: exit }],
  })
}

function approval(drawing: Drawing, { key, exit, earlier, depth }: Place): void {
  const { random: r } = drawing
  const signers = r.pick(['any', 'all', 'majority'] as const)
  const back = earlier.length > 0 && r.one(2) ? r.pick(earlier) : null
  const reject = back ?? (depth === 0 ? 'refused' : earlier.length > 0 ? undefined : exit)
  put<ApprovalNode>(drawing, {
    key,
    kind: 'approval',
    work: 'approval',
    signers,
    label: label(key),
    stage,
    assignee: signers === 'any' ? [office] : [office, anyDispatcher, finance],
    operations,
    ...(reject === undefined ? {} : { rejectTo: reject }),
    next: [{ to: exit }],
  })
}

function wait(drawing: Drawing, { key, exit }: Place): void {
  const { random: r } = drawing
  const timeout = r.one(2) ? { timeout: { minutes: 30 + r.below(600), to: exit } } : {}
  const until: WaitNode['until'] = r.one(2)
    ? { kind: 'timer', minutes: 1 + r.below(300) }
    : { kind: 'event', event: `event_${key}`, ...timeout }
  put<WaitNode>(drawing, { key, kind: 'wait', label: label(key), stage, until, next: [{ to: exit }] })
}

function auto(drawing: Drawing, { key, exit }: Place): void {
  const { random: r } = drawing
  const action = r.pick([
    { action: 'tag', tags: ['seen'] },
    { action: 'priority', urgent: true },
    { action: 'notify', whom: ['dispatcher'], words: label('look') },
  ] as const)
  put<AutoNode>(drawing, { key, kind: 'auto', ...action, label: label(key), stage, next: [{ to: exit }] })
}

function choice(drawing: Drawing, { key, exit, earlier, depth }: Place): void {
  const first = sequence(drawing, exit, earlier, depth, 2)
  const second = drawing.random.one(3) ? exit : sequence(drawing, exit, earlier, depth, 2)
  const next = [{ to: first, when: when(drawing) }, { to: second }]
  put<AutoNode>(drawing, { key, kind: 'auto', action: 'priority', urgent: false, label: label(key), stage, next })
}

function parallel(drawing: Drawing, { key, exit, depth }: Place): void {
  const { random: r } = drawing
  const join = fresh(drawing, 'join')
  const branches = Array.from({ length: 2 + r.below(2) }, () => sequence(drawing, join, [], depth + 1, 2))
  const need = r.one(2) ? 'all' : 1 + r.below(branches.length)
  put<ParallelNode>(drawing, { key, kind: 'parallel', label: label(key), stage, branches, join })
  put<JoinNode>(drawing, { key: join, kind: 'join', of: key, need, label: label(join), stage, next: [{ to: exit }] })
}

const blocks = { task, approval, wait, auto, choice, parallel }
type BlockKind = keyof typeof blocks

/** Draws blocks one after another up to `exit`; answers where they begin. Every level begins with a task. */
function sequence(drawing: Drawing, exit: string, before: readonly string[], depth: number, most: number): string {
  const { random: r, wild } = drawing
  const kinds: BlockKind[] =
    depth < wild.depth
      ? ['task', 'approval', 'wait', 'auto', 'choice', 'parallel']
      : ['task', 'approval', 'wait', 'auto']
  const chosen: BlockKind[] = ['task', ...Array.from({ length: r.below(most) }, () => r.pick(kinds))]
  const keys = chosen.map((kind) => fresh(drawing, kind))
  const earlier = [...before]
  for (const [index, kind] of chosen.entries()) {
    const key = keys[index] as string
    const deeper = kind === 'choice' ? depth + 1 : depth
    blocks[kind](drawing, { key, exit: keys[index + 1] ?? exit, earlier: [...earlier], depth: deeper })
    if (kind === 'task') earlier.push(key)
  }
  return keys[0] as string
}

/**
 * A work type that is sound by construction: tasks, approvals of all three sorts, choices, forks within forks with
 * joins of all or some, waits, autos, and loops back to earlier tasks. The same seed draws the same definition.
 */
export function generateDefinition(seed: number, wildness: Wildness = {}): WorkTypeDefinition {
  const wild = { blocks: 6, depth: 2, ...wildness }
  const drawing: Drawing = { random: random(seed), nodes: [], wild, count: 0 }
  const start = sequence(drawing, 'settle', [], 0, wild.blocks)
  const settle: AutoNode = {
    key: 'settle',
    kind: 'auto',
    action: 'settle',
    confirmUpTo: 10_000,
    label: label('settle'),
    stage,
    next: [{ to: 'done' }],
  }
  const end: EndNode = { key: 'done', kind: 'end', outcome: 'completed', label: label('done'), stage }
  const refuses = drawing.nodes.some((node) => node.kind === 'approval' && node.rejectTo === 'refused')
  const refused: EndNode = { key: 'refused', kind: 'end', outcome: 'cancelled', label: label('refused'), stage }
  return {
    key: `generated_${seed}`,
    label: label(`generated ${seed}`),
    report: generatedReport,
    start,
    reworkTo: start,
    stages: [{ key: stage, label: label('work') }],
    nodes: [...drawing.nodes, settle, end, ...(refuses ? [refused] : [])],
  }
}
