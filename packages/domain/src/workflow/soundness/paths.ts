import type { Node, WorkTypeDefinition } from '../definition.ts'
import { nodeOf } from '../node-of.ts'
import type { Problem } from './problem.ts'

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

/** Nodes that cannot be reached, cannot reach an end, or go round without a person. */
export function pathProblems(definition: WorkTypeDefinition): Problem[] {
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
