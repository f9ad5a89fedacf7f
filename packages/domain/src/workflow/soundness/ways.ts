import { checkCondition, conditionsApart } from '../../condition/index.ts'
import type { Node } from '../definition.ts'
import { closure, edgesOf, isAside, type Plan, stepsFrom } from './plan.ts'
import { type Problem, problem } from './problem.ts'

/** The edges of one node by themselves: that each leads somewhere, can be taken, and that the last always can. */
export function edgeProblems({ nodes }: Plan, node: Node): Problem[] {
  if (node.kind === 'end' || isAside(node)) return []
  const gone = (key: string, path: string): Problem[] =>
    nodes.has(key) ? [] : [problem('target_unknown', node.key, path, { key })]
  if (node.kind === 'parallel')
    return [...node.branches.flatMap((key, index) => gone(key, `branches.${index}`)), ...gone(node.join, 'join')]
  const edges = edgesOf(node)
  const last = edges.length - 1
  const written = edges.map(({ when }) => JSON.stringify(when))
  const own = edges.flatMap(({ to, when }, index): Problem[] => {
    const path = `next.${index}`
    if (!nodes.has(to)) return gone(to, path)
    if (when === undefined) return index < last ? [problem('edge_after_unconditional', node.key, path)] : []
    if (!checkCondition(when).ok) return [problem('condition_malformed', node.key, path)]
    const same = written.indexOf(written[index] as string) < index
    return same || conditionsApart(when, when) ? [problem('edge_never_taken', node.key, path, { other: to })] : []
  })
  const timeout = node.kind === 'wait' && node.until.kind === 'event' ? node.until.timeout : undefined
  if (timeout) own.push(...gone(timeout.to, 'until.timeout.to'))
  if (node.kind === 'approval' && node.rejectTo !== undefined) own.push(...gone(node.rejectTo, 'rejectTo'))
  const open = last >= 0 && edges[last]?.when === undefined
  return open ? own : [...own, problem('last_edge_conditional', node.key, `next.${Math.max(0, last)}`)]
}

/** Whether the system passes a node without waiting for anybody: what may not go round. */
const passes = (node: Node | undefined): boolean =>
  node?.kind === 'auto' ||
  node?.kind === 'parallel' ||
  node?.kind === 'join' ||
  (node?.kind === 'wait' && node.until.kind === 'timer' && node.until.minutes <= 0)

/** Nodes that cannot be reached, cannot reach an end, or go round without a person or a wait. */
export function wayProblems(plan: Plan): Problem[] {
  const { definition, nodes } = plan
  const next = (key: string): readonly string[] => stepsFrom(plan, key).map(({ to }) => to)
  const passing = (key: string): readonly string[] => next(key).filter((to) => passes(nodes.get(to)))
  const reached = new Set([definition.start, ...plan.after(definition.start)])
  return [...nodes.values()].flatMap((node): Problem[] => {
    if (isAside(node)) return []
    const { key } = node
    const ends = node.kind === 'end' || [...plan.after(key)].some((to) => nodes.get(to)?.kind === 'end')
    const loops = (node.kind === 'auto' || node.kind === 'wait') && passes(node) && closure([key], passing).has(key)
    return [
      ...(reached.has(key) ? [] : [problem('unreachable', key, '')]),
      ...(ends ? [] : [problem('no_way_to_end', key, '')]),
      ...(loops ? [problem('auto_loop', key, '')] : []),
    ]
  })
}
