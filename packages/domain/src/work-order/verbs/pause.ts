import { reasonRefusal } from '../checks.ts'
import { tell } from '../story.ts'
import type { Verb } from './verb.ts'

/** Stops the clock, with a reason that the customer reads. */
export const pause: Verb<'pause'> = ({ story, task }, { reason, for: awaited }) => {
  const wrong = reasonRefusal(reason)
  if (wrong) return wrong
  tell(story, { kind: 'task_paused', taskId: task.id, pause: { since: story.context.now, reason, for: awaited } })
  return null
}
