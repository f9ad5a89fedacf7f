import { dueAfterPause, shifted, taskNodeOf } from '../../workflow/index.ts'
import type { Task } from '../state.ts'
import { type Story, tell } from '../story.ts'
import type { Verb } from './verb.ts'

/** Starts the clock again; of what is still promised as much time is left as when it stood still. */
export function tellResumed(story: Story, task: Task): void {
  if (!task.pause) return
  const { now, calendar } = story.context
  const { limits } = taskNodeOf(story.definition, task.node)
  const pause = { since: task.pause.since, until: now }
  const { arriveBy, expectedAt } = task
  const pausedMs = pause.until - pause.since
  tell(story, {
    kind: 'task_resumed',
    taskId: task.id,
    pausedMs,
    expectedAt: shifted(expectedAt, pausedMs),
    arriveBy: task.arrivedAt === null ? dueAfterPause(arriveBy, pause, limits, calendar) : arriveBy,
    finishBy: dueAfterPause(task.finishBy, pause, limits, calendar),
  })
}

export const resume: Verb<'resume'> = ({ story, task }) => {
  tellResumed(story, task)
  return null
}
