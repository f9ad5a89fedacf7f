import { expectedArrival } from '../../workflow/index.ts'
import { tell } from '../story.ts'
import { metresTo, wayOf } from '../way.ts'
import { tellAccepted } from './accept.ts'
import type { Verb } from './verb.ts'

/** Sets off; the arrival is reckoned anew from where the technician says to be, or else from the own site. */
export const travel: Verb<'travel'> = (scene, { position }) => {
  const { story, task } = scene
  tellAccepted(scene)
  const { order, context } = story
  const own = task.assigneeId === null ? null : wayOf(order, task.assigneeId, context).metres
  const way = { metres: metresTo(order, position) ?? own, openMinutes: 0, now: context.now, leaving: true }
  tell(story, { kind: 'task_travelling', taskId: task.id, expectedAt: expectedArrival(way) })
  return null
}
