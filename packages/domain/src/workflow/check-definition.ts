import type { WorkTypeDefinition } from './definition.ts'
import { nodeOf } from './node-of.ts'
import { formProblems } from './soundness/forms.ts'
import { keyProblems, labelled } from './soundness/names.ts'
import { nodeProblems } from './soundness/nodes.ts'
import { pathProblems } from './soundness/paths.ts'
import type { Problem } from './soundness/problem.ts'

export type { Problem, ProblemRule } from './soundness/problem.ts'

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
