import { configuredKey } from '../condition/index.ts'
import { checklistLines, type FormSchema, isKnownKind } from '../form/index.ts'
import type { Label } from '../kernel/index.ts'
import type { Node, TaskNode, WorkTypeDefinition } from './definition.ts'
import { nodeOf } from './node-of.ts'

export type ProblemRule =
  | 'key_malformed'
  | 'key_repeated'
  | 'label_missing'
  | 'start_missing'
  | 'target_unknown'
  | 'last_edge_conditional'
  | 'edge_after_unconditional'
  | 'unreachable'
  | 'no_way_to_end'
  | 'auto_loop'
  | 'stage_unknown'
  | 'not_a_task'
  | 'nobody_named'
  | 'field_kind_unknown'
  | 'field_unknown'

/** Why a definition may not be published: the rule, the node it points at (null: the whole), and the path inside. */
export type Problem = { readonly rule: ProblemRule; readonly node: string | null; readonly path: string }

const targets = (node: Node): readonly string[] => (node.kind === 'end' ? [] : node.next.map(({ to }) => to))

/** Keys reachable from the start, given the steps each key allows. */
function closure(start: readonly string[], step: (key: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const queue = [...start]
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (seen.has(key)) continue
    seen.add(key)
    queue.push(...step(key))
  }
  return seen
}

const labelled = (label: Label | undefined): boolean => (label?.['zh-CN'] ?? '').trim() !== ''

function repeated(keys: readonly string[]): readonly string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index)
}

function keyProblems(keys: readonly string[], node: string | null, path: string): Problem[] {
  return [
    ...keys
      .filter((key) => !configuredKey.test(key))
      .map((key) => ({ rule: 'key_malformed' as const, node, path: `${path}.${key}` })),
    ...repeated(keys).map((key) => ({ rule: 'key_repeated' as const, node, path: `${path}.${key}` })),
  ]
}

function formProblems(form: FormSchema, node: string | null, path: string): Problem[] {
  const keys = form.fields.map(({ key }) => key)
  const groups = (form.atLeastOneOf ?? []).flat().filter((key) => !keys.includes(key))
  return [
    ...keyProblems(keys, node, path),
    ...keyProblems(checklistLines(form), node, `${path}.lines`),
    ...groups.map((key) => ({ rule: 'field_unknown' as const, node, path: `${path}.atLeastOneOf.${key}` })),
    ...form.fields.flatMap((field): Problem[] => {
      const at = `${path}.${field.key}`
      const inner = field.kind === 'checklist' ? field.lines : 'options' in field ? field.options : []
      const labels = [field.label, ...inner.map(({ label }) => label)]
      return [
        ...(labels.every(labelled) ? [] : [{ rule: 'label_missing' as const, node, path: at }]),
        ...(isKnownKind(field.kind) ? [] : [{ rule: 'field_kind_unknown' as const, node, path: at }]),
      ]
    }),
  ]
}

function edgeProblems(definition: WorkTypeDefinition, node: Node): Problem[] {
  if (node.kind === 'end') return []
  const edges = node.next
  const problem = (rule: ProblemRule, index: number): Problem => ({ rule, node: node.key, path: `next.${index}` })
  const unknown = edges.flatMap(({ to }, index) => (nodeOf(definition, to) ? [] : [problem('target_unknown', index)]))
  const dead = edges
    .slice(0, -1)
    .flatMap(({ when }, index) => (when === undefined ? [problem('edge_after_unconditional', index)] : []))
  const open = edges.at(-1)?.when === undefined && edges.length > 0
  return [...unknown, ...dead, ...(open ? [] : [problem('last_edge_conditional', Math.max(0, edges.length - 1))])]
}

function taskProblems(definition: WorkTypeDefinition, node: TaskNode): Problem[] {
  const isTask = (key: string): boolean => nodeOf(definition, key)?.kind === 'task'
  const judging = node.work === 'acceptance' || node.work === 'confirm'
  const judges = judging ? node.judges !== undefined && isTask(node.judges) : node.judges === undefined
  const stages = definition.stages.map(({ key }) => key)
  return [
    ...(judges ? [] : [{ rule: 'not_a_task' as const, node: node.key, path: 'judges' }]),
    ...(node.assignee.length > 0 ? [] : [{ rule: 'nobody_named' as const, node: node.key, path: 'assignee' }]),
    ...node.assignee.flatMap((rule, index): Problem[] =>
      rule.by === 'previous_handler' && !isTask(rule.node)
        ? [{ rule: 'not_a_task', node: node.key, path: `assignee.${index}` }]
        : [],
    ),
    ...Object.entries(node.stageByState ?? {}).flatMap(([state, stage]): Problem[] =>
      stages.includes(stage) ? [] : [{ rule: 'stage_unknown', node: node.key, path: `stageByState.${state}` }],
    ),
    ...(node.form ? formProblems(node.form, node.key, 'form') : []),
  ]
}

function nodeProblems(definition: WorkTypeDefinition, node: Node): Problem[] {
  const own: Problem[] = []
  if (!labelled(node.label)) own.push({ rule: 'label_missing', node: node.key, path: 'label' })
  if (!definition.stages.some(({ key }) => key === node.stage))
    own.push({ rule: 'stage_unknown', node: node.key, path: 'stage' })
  return [...own, ...edgeProblems(definition, node), ...(node.kind === 'task' ? taskProblems(definition, node) : [])]
}

function pathProblems(definition: WorkTypeDefinition): Problem[] {
  const next = (key: string): readonly string[] => {
    const node = nodeOf(definition, key)
    return node ? targets(node) : []
  }
  const autos = (key: string): readonly string[] => next(key).filter((to) => nodeOf(definition, to)?.kind === 'auto')
  const reached = closure([definition.start], next)
  return definition.nodes.flatMap((node): Problem[] => {
    const onward = closure([node.key], next)
    const ends = [...onward].some((key) => nodeOf(definition, key)?.kind === 'end')
    const loops = node.kind === 'auto' && closure(autos(node.key), autos).has(node.key)
    return [
      ...(reached.has(node.key) ? [] : [{ rule: 'unreachable' as const, node: node.key, path: '' }]),
      ...(ends ? [] : [{ rule: 'no_way_to_end' as const, node: node.key, path: '' }]),
      ...(loops ? [{ rule: 'auto_loop' as const, node: node.key, path: '' }] : []),
    ]
  })
}

/**
 * What keeps a definition from being published, from its shape alone: names, labels, edges, ways from the start and to
 * an end. An empty list means that every order can move on from every node.
 */
export function checkDefinition(definition: WorkTypeDefinition): readonly Problem[] {
  const whole: Problem[] = []
  if (!labelled(definition.label)) whole.push({ rule: 'label_missing', node: null, path: 'label' })
  if (nodeOf(definition, definition.start)?.kind !== 'task')
    whole.push({ rule: 'start_missing', node: null, path: 'start' })
  if (nodeOf(definition, definition.reworkTo)?.kind !== 'task')
    whole.push({ rule: 'not_a_task', node: null, path: 'reworkTo' })
  return [
    ...whole,
    ...keyProblems([definition.key], null, 'key'),
    ...keyProblems(
      definition.nodes.map(({ key }) => key),
      null,
      'nodes',
    ),
    ...keyProblems(
      definition.stages.map(({ key }) => key),
      null,
      'stages',
    ),
    ...definition.stages.flatMap(({ key, label }): Problem[] =>
      labelled(label) ? [] : [{ rule: 'label_missing', node: null, path: `stages.${key}` }],
    ),
    ...formProblems(definition.report, null, 'report'),
    ...definition.nodes.flatMap((node) => nodeProblems(definition, node)),
    ...pathProblems(definition),
  ]
}
