import { type ConditionFacts, conditionHolds } from '../condition/index.ts'
import type { Edge, Node, PersonNode, WorkTypeDefinition } from './definition.ts'

export const nodeOf = (definition: WorkTypeDefinition, key: string): Node | null =>
  definition.nodes.find((node) => node.key === key) ?? null

export const isPersonNode = (node: Node | null): node is PersonNode =>
  node !== null && (node.kind === 'task' || node.kind === 'approval')

/** The task or approval node of that key; throws when there is none, since a published definition has it. */
export function taskNodeOf(definition: WorkTypeDefinition, key: string): PersonNode {
  const node = nodeOf(definition, key)
  if (!isPersonNode(node)) throw new Error(`work type ${definition.key} has no task node ${key}`)
  return node
}

/** The edges tried in order when a node is left; an end leads nowhere, and a fork starts its branches instead. */
export const edgesOf = (node: Node): readonly Edge[] =>
  node.kind === 'end' || node.kind === 'parallel' ? [] : node.next

/** Every node that work may come to straight from this one: by an edge, a branch, a rejection or a timeout. */
export function targetsOf(node: Node): readonly string[] {
  const edges = edgesOf(node).map(({ to }) => to)
  if (node.kind === 'parallel') return node.branches
  if (node.kind === 'approval' && node.rejectTo !== undefined) return [...edges, node.rejectTo]
  if (node.kind === 'wait' && node.until.kind === 'event' && node.until.timeout)
    return [...edges, node.until.timeout.to]
  return edges
}

/**
 * The node after this one: the first edge whose condition holds over the facts. Null after an end, at a fork, and at a
 * node beside the flow, from which nothing leads on; throws when no edge of another leads on.
 */
export function nextNode(definition: WorkTypeDefinition, node: Node, facts: ConditionFacts): Node | null {
  if (node.kind === 'end' || node.kind === 'parallel' || (isPersonNode(node) && node.aside)) return null
  const edge = node.next.find(({ when }) => when === undefined || conditionHolds(when, facts))
  const next = edge && nodeOf(definition, edge.to)
  if (!next) throw new Error(`work type ${definition.key} has no way on from ${node.key}`)
  return next
}
