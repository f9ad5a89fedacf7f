import { checkCondition } from '../../condition/index.ts'
import type { Node, TaskNode, WorkTypeDefinition } from '../definition.ts'
import { nodeOf } from '../node-of.ts'
import { formProblems } from './forms.ts'
import { labelled } from './names.ts'
import type { Problem, ProblemRule } from './problem.ts'

function edgeProblems(definition: WorkTypeDefinition, node: Node): Problem[] {
  if (node.kind === 'end') return []
  const edges = node.next
  const problem = (rule: ProblemRule, index: number): Problem => ({ rule, node: node.key, path: `next.${index}` })
  const unknown = edges.flatMap(({ to }, index) => (nodeOf(definition, to) ? [] : [problem('target_unknown', index)]))
  const dead = edges
    .slice(0, -1)
    .flatMap(({ when }, index) => (when === undefined ? [problem('edge_after_unconditional', index)] : []))
  const open = edges.length > 0 && edges[edges.length - 1]?.when === undefined
  const malformed = edges.flatMap(({ when }, index) =>
    when === undefined || checkCondition(when).ok ? [] : [problem('condition_malformed', index)],
  )
  return [
    ...unknown,
    ...dead,
    ...malformed,
    ...(open ? [] : [problem('last_edge_conditional', Math.max(0, edges.length - 1))]),
  ]
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

export function nodeProblems(definition: WorkTypeDefinition, node: Node): Problem[] {
  const own: Problem[] = []
  if (!labelled(node.label)) own.push({ rule: 'label_missing', node: node.key, path: 'label' })
  if (!definition.stages.some(({ key }) => key === node.stage))
    own.push({ rule: 'stage_unknown', node: node.key, path: 'stage' })
  return [...own, ...edgeProblems(definition, node), ...(node.kind === 'task' ? taskProblems(definition, node) : [])]
}
