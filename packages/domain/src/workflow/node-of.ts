import { type ConditionFacts, conditionHolds } from '../condition/index.ts'
import type { Node, TaskNode, WorkTypeDefinition } from './definition.ts'

export const nodeOf = (definition: WorkTypeDefinition, key: string): Node | null =>
  definition.nodes.find((node) => node.key === key) ?? null

/** The task node of that key; throws when there is none, since a published definition has it. */
export function taskNodeOf(definition: WorkTypeDefinition, key: string): TaskNode {
  const node = nodeOf(definition, key)
  if (node?.kind !== 'task') throw new Error(`work type ${definition.key} has no task node ${key}`)
  return node
}

/** The node after this one: the first edge whose condition holds over the facts. Null after an end; throws when no edge leads on. */
export function nextNode(definition: WorkTypeDefinition, node: Node, facts: ConditionFacts): Node | null {
  if (node.kind === 'end') return null
  const edge = node.next.find(({ when }) => when === undefined || conditionHolds(when, facts))
  const next = edge && nodeOf(definition, edge.to)
  if (!next) throw new Error(`work type ${definition.key} has no way on from ${node.key}`)
  return next
}
