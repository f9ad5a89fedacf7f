import { shifted } from '../../workflow/index.ts'
import type { Task } from '../state.ts'
import { type Story, tell } from '../story.ts'
import type { Verb } from './verb.ts'

/** Starts the clock again; what is still promised moves by as long as it stood. */
export function tellResumed(story: Story, task: Task): void {
  if (!task.pause) return
  const pausedMs = story.context.now - task.pause.since
  const { arriveBy, finishBy, expectedAt } = task
  const moved = { expectedAt: shifted(expectedAt, pausedMs), finishBy: shifted(finishBy, pausedMs) }
  const still = task.arrivedAt === null ? shifted(arriveBy, pausedMs) : arriveBy
  tell(story, { kind: 'task_resumed', taskId: task.id, pausedMs, arriveBy: still, ...moved })
}

export const resume: Verb<'resume'> = ({ story, task }) => {
  tellResumed(story, task)
  return null
}
