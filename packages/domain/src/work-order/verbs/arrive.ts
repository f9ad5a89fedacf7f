import { expectedEnd } from '../../workflow/index.ts'
import { tell } from '../story.ts'
import { tellAccepted } from './accept.ts'
import type { Verb } from './verb.ts'

/** The one check-in with a position; from here on the expected time is that of the end of the work. */
export const arrive: Verb<'arrive'> = (scene, { position }) => {
  const { story, task, node } = scene
  tellAccepted(scene)
  const expectedAt = node.standardMinutes === undefined ? null : expectedEnd(story.context.now, node.standardMinutes)
  tell(story, { kind: 'task_arrived', taskId: task.id, position: position ?? null, expectedAt })
  return null
}
