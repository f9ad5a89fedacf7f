import { refuse } from '../../kernel/index.ts'
import { quantitiesRefusal } from '../checks.ts'
import type { PartLine, Task } from '../state.ts'
import { type Story, tell } from '../story.ts'
import type { Verb } from './verb.ts'

/** What has to be taken (positive) or put back (negative) to come from one picking to the other, by part. */
export function changeBetween(before: readonly PartLine[], after: readonly PartLine[]): readonly PartLine[] {
  const ids = [...new Set([...before, ...after].map(({ partId }) => partId))]
  const count = (lines: readonly PartLine[], id: PartLine['partId']): number =>
    lines.find(({ partId }) => partId === id)?.quantity ?? 0
  return ids
    .map((partId) => ({ partId, quantity: count(after, partId) - count(before, partId) }))
    .filter(({ quantity }) => quantity !== 0)
}

/** Sets the parts taken for the task, with the change; the same again tells nothing. */
export function tellParts(story: Story, task: Task, parts: readonly PartLine[]): void {
  const change = changeBetween(task.parts, parts)
  if (change.length > 0) tell(story, { kind: 'parts_picked', taskId: task.id, parts, change })
}

export const pickParts: Verb<'pick_parts'> = ({ story, task, node }, { parts }) => {
  if (!node.parts) return refuse('operation_not_allowed').refusal
  const wrong = quantitiesRefusal(
    parts,
    parts.map(({ partId }) => partId),
    'parts',
  )
  if (wrong) return wrong
  tellParts(story, task, parts)
  return null
}
