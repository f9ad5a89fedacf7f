import type { WorkTypeDefinition } from '../workflow/index.ts'

/** How many task ids one command can use at most: every node opened once, a node with several signers once for each, and one more. */
export function idsNeeded({ nodes }: WorkTypeDefinition): number {
  let needed = 1
  for (const node of nodes)
    if (node.kind === 'task') needed += 1
    else if (node.kind === 'approval') needed += node.signers === 'any' ? 1 : Math.max(1, node.assignee.length)
  return needed
}
