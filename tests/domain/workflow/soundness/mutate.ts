import type { Node, WorkTypeDefinition } from '@field/domain/workflow'
import { random } from '../../../support/random.ts'

type Random = ReturnType<typeof random>
type Change = (node: Node, keys: readonly string[], r: Random) => Node | null

const changes: Readonly<Record<string, Change>> = {
  edge: (node, keys, r) => {
    if (!('next' in node) || node.next.length === 0) return null
    const which = r.below(node.next.length)
    return { ...node, next: node.next.map((edge, index) => (index === which ? { ...edge, to: r.pick(keys) } : edge)) }
  },
  need: (node, _, r) => (node.kind === 'join' ? { ...node, need: r.below(5) } : null),
  reject: (node, keys, r) => (node.kind === 'approval' ? { ...node, rejectTo: r.pick(keys) } : null),
  branch: (node, keys, r) => {
    if (node.kind !== 'parallel') return null
    const which = r.below(node.branches.length)
    return { ...node, branches: node.branches.map((key, index) => (index === which ? r.pick(keys) : key)) }
  },
  powers: (node) =>
    node.kind === 'task' || node.kind === 'approval'
      ? { ...node, operations: { handler: ['comment'], dispatcher: ['comment'], customer: [] } }
      : null,
}

/** The definition with one thing changed at random, and which sort of thing; itself when nothing there can be changed so. */
export function mutate(
  definition: WorkTypeDefinition,
  seed: number,
): { readonly kind: string; readonly definition: WorkTypeDefinition } {
  const r = random(seed)
  const kind = r.pick(Object.keys(changes))
  const keys = definition.nodes.map(({ key }) => key)
  const able = definition.nodes.flatMap((node) => {
    const changed = changes[kind]?.(node, keys, r)
    return changed ? [changed] : []
  })
  if (able.length === 0) return { kind: 'none', definition }
  const chosen = r.pick(able)
  const nodes = definition.nodes.map((node) => (node.key === chosen.key ? chosen : node))
  return { kind, definition: { ...definition, nodes } }
}
