import { tell } from '../story.ts'
import { expectedOnceAccepted } from '../way.ts'
import type { Scene, Verb } from './verb.ts'

/** Tells that the assignee takes the task, unless that is said already: travelling and arriving imply it. */
export function tellAccepted({ story, task, node }: Scene): void {
  if (task.acceptedAt !== null || task.assigneeId === null) return
  const expectedAt =
    node.work === 'visit' ? expectedOnceAccepted(story.order, task.expectedAt, task.assigneeId, story.context) : null
  tell(story, { kind: 'task_accepted', taskId: task.id, expectedAt })
}

export const accept: Verb<'accept'> = (scene) => {
  tellAccepted(scene)
  return null
}
