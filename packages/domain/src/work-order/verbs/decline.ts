import { assignByRules } from '../assign-task.ts'
import { reasonRefusal } from '../checks.ts'
import { tell } from '../story.ts'
import type { Verb } from './verb.ts'

/** The task goes to the next candidate who has not declined it, else to the dispatcher's queue. */
export const decline: Verb<'decline'> = ({ story, task }, { reason }) => {
  const wrong = reasonRefusal(reason)
  if (wrong) return wrong
  tell(story, { kind: 'task_unassigned', taskId: task.id, why: 'declined', words: reason })
  assignByRules(story, task.id)
  return null
}
