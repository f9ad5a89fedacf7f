import { reasonRefusal } from '../checks.ts'
import { endOrder } from '../end-branches.ts'
import { isAside } from '../path.ts'
import { tell } from '../story.ts'
import { tellParts } from './pick-parts.ts'
import type { Verb } from './verb.ts'

/** It cannot be done: the order ends so, with everything else still open; beside the flow only the task itself ends. */
export const cannotComplete: Verb<'cannot_complete'> = ({ story, task }, { reason }) => {
  const wrong = reasonRefusal(reason)
  if (wrong) return wrong
  tellParts(story, task, [])
  tell(story, { kind: 'task_cannot_complete', taskId: task.id, words: reason })
  if (!isAside(task)) endOrder(story, 'cannot_complete')
  return null
}
