import { assignByRules } from '../assign-task.ts'
import { reasonRefusal } from '../checks.ts'
import { tell } from '../story.ts'
import type { Verb } from './verb.ts'

/** The task goes to the next candidate who has not declined it, else to the dispatcher's queue. */
export const decline: Verb<'decline'> = ({ story, task, actor }, { reason }) => {
  const wrong = reasonRefusal(reason)
  if (wrong) return wrong
  const offered = task.assigneeId === null ? { personId: actor.personId } : {}
  tell(story, { kind: 'task_unassigned', taskId: task.id, why: 'declined', words: reason, ...offered })
  assignByRules(story, task.id)
  return null
}
