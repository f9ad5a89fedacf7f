import type { Answer, Answers, ChecklistAnswer, Field, FormSchema } from '@field/domain/form'
import type { RehearsalLine, RehearsalScript } from '@field/domain/rehearsal'
import { isPersonNode, type Node, type WorkTypeDefinition } from '@field/domain/workflow'

export type RehearsalDo = RehearsalScript['steps'][number]['do']
/** What is done at a node; `nothing` lets its time limits run out. */
export type RehearsalStep = {
  readonly node: string
  readonly afterMinutes: number
  readonly do: RehearsalDo | 'nothing'
}

const file = '00000000-0000-4000-8000-000000000000'

/** An answer that a rehearsal can go on with; undefined for kinds it need not or cannot make up. */
export function sampleAnswer(field: Field, at: number): Answer | undefined {
  switch (field.kind) {
    case 'text':
      return field.format === 'phone'
        ? '13800000000'
        : field.format
          ? undefined
          : '试'.repeat(Math.max(1, field.min ?? 1))
    case 'long_text':
      return '试'.repeat(Math.max(1, field.min ?? 1))
    case 'number':
      return Math.max(field.min ?? 1, Math.min(field.max ?? 1, 1))
    case 'money':
      return Math.max(field.min ?? 0, Math.min(field.max ?? 10_000, 10_000))
    case 'rating':
      return 5
    case 'select':
      return field.options[0]?.value
    case 'multi_select':
      return field.options.slice(0, Math.max(1, field.min ?? 1)).map(({ value }) => value)
    case 'cascade': {
      const way: string[] = []
      for (let level = field.options; level[0]; level = level[0].children ?? []) way.push(level[0].value)
      return way
    }
    case 'date':
    case 'datetime':
      return at
    case 'time_range':
      return { from: at, to: at + 3_600_000 }
    case 'phone':
      return '13800000000'
    case 'address':
      return { text: '试跑路 1 号' }
    case 'location':
      return { latitude: 31.23, longitude: 121.47 }
    case 'photo':
    case 'audio':
    case 'video':
    case 'file':
      return Array.from({ length: Math.max(1, field.min ?? 1) }, () => file)
    case 'signature':
      return file
    case 'serial':
      return 'SN0001'
    case 'checklist':
      return Object.fromEntries(field.lines.map((line) => [line.key, lineDone(line)]))
    default:
      return undefined
  }
}

const lineDone = ({ evidence, actions }: Extract<Field, { kind: 'checklist' }>['lines'][number]): ChecklistAnswer => ({
  done: true,
  ...(actions?.[0] && { action: actions[0].value }),
  before: evidence === 'before_and_after' ? [file] : [],
  after: evidence === 'none' ? [] : [file],
})

/** Answers to every field of a form that a rehearsal can answer by itself. */
export function sampleAnswers(form: FormSchema | undefined, at: number): Answers {
  const pairs = (form?.fields ?? []).flatMap((field): [string, Answer][] => {
    const answer = sampleAnswer(field, at)
    return answer === undefined ? [] : [[field.key, answer]]
  })
  return Object.fromEntries(pairs)
}

/** What a rehearsal takes as done well and nobody need answer: photos and the like, checklists, what is looked up, words alone. */
const done: readonly Field['kind'][] = [
  'photo',
  'audio',
  'video',
  'file',
  'signature',
  'checklist',
  'asset',
  'person',
  'part_lines',
  'service_items',
  'location',
]

/** The fields of a form that a rehearsal does not ask about. */
export const takenAsDone = (form: FormSchema): readonly string[] =>
  form.fields.filter(({ kind }) => done.includes(kind)).map(({ key }) => key)

const doing = (node: Node): RehearsalDo | null =>
  node.kind === 'approval' ? 'approve' : node.kind === 'task' ? 'complete' : waitsForWord(node) ? 'signal' : null

const waitsForWord = (node: Node) => node.kind === 'wait' && node.until.kind === 'event'

/** What can be chosen for a node. */
export function doingsOf(node: Node): readonly RehearsalStep['do'][] {
  if (node.kind === 'approval') return ['approve', 'reject', 'nothing']
  if (waitsForWord(node)) return ['signal', 'nothing']
  if (node.kind === 'task' && (node.work === 'acceptance' || node.work === 'confirm'))
    return ['complete', 'rework', 'nothing']
  return ['complete', 'nothing']
}

/** Everything going well: each does their part some minutes after it comes to them. */
export const usualSteps = (definition: WorkTypeDefinition): readonly RehearsalStep[] =>
  definition.nodes.flatMap((node): RehearsalStep[] => {
    const does = doing(node)
    if (does === null || (isPersonNode(node) && node.aside)) return []
    return [{ node: node.key, afterMinutes: node.kind === 'task' && node.work === 'visit' ? 60 : 10, do: does }]
  })

/** Answers a person gave in place of the samples, by node; the opening's are of `report`. */
export type Given = Readonly<Record<string, Answers>>

/** The script that the server runs: the person's own choices and answers per step, samples elsewhere, five days at most. */
export function scriptOf(
  definition: WorkTypeDefinition,
  steps: readonly RehearsalStep[],
  { at, store, given }: { at: number; store: boolean; given: Given },
): RehearsalScript {
  return {
    at,
    report: given.report ?? sampleAnswers(definition.report, at),
    store,
    steps: steps.flatMap(({ node, afterMinutes, do: does }) => {
      const at_ = definition.nodes.find(({ key }) => key === node)
      if (does === 'nothing' || !at_) return []
      const answers = given[node] ?? (isPersonNode(at_) ? sampleAnswers(at_.form, at) : {})
      return [{ node, afterMinutes, do: does, answers }]
    }),
    untilMinutes: 5 * 24 * 60,
  }
}

const quiet: readonly string[] = ['status_changed', 'branches_ended', 'draft_saved', 'followed', 'settlement_due']

/** The lines that tell something; what only keeps the books in order is left out. */
export const telling = (lines: readonly RehearsalLine[]): readonly RehearsalLine[] =>
  lines.filter((line) => line.kind !== 'event' || !quiet.includes(line.event))

/** The steps that something happened at. */
export const reachedBy = (lines: readonly RehearsalLine[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => (line.kind === 'event' && line.node !== null ? [line.node] : [])))

const instant = 1_000_000_000_000
const id = /^[0-9a-f]{8}-[0-9a-f]{4}-/

/** What a message says, without ids and what is empty; instants by `clock`. */
export const messageTexts = (
  fields: Readonly<Record<string, unknown>>,
  clock: (at: number) => string,
): readonly string[] =>
  Object.values(fields).flatMap((value): string[] => {
    if (typeof value === 'number') return [value > instant ? clock(value) : `${value}`]
    if (typeof value === 'string') return value === '' || id.test(value) ? [] : [value]
    return value !== null && typeof value === 'object' && 'zh-CN' in value ? [`${value['zh-CN']}`] : []
  })

/** The lines of each day, in order, with the day counted from the report's. */
export function byDay(
  lines: readonly RehearsalLine[],
): readonly { readonly day: number; readonly lines: readonly RehearsalLine[] }[] {
  const start = lines[0]?.at ?? 0
  const china = 8 * 3_600_000
  const dayOf = (at: number) => Math.floor((at + china) / 86_400_000) - Math.floor((start + china) / 86_400_000) + 1
  const days = new Map<number, RehearsalLine[]>()
  for (const line of lines) days.set(dayOf(line.at), [...(days.get(dayOf(line.at)) ?? []), line])
  return [...days].map(([day, of]) => ({ day, lines: of }))
}
