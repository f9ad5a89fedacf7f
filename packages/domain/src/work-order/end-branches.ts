import type { SkippedBecause } from './event.ts'
import { isBelow } from './path.ts'
import type { StatusCategory, Task } from './state.ts'
import { moveTo, type Story, tell } from './story.ts'
import { isOpen } from './tasks.ts'
import { tellParts } from './verbs/pick-parts.ts'

/** Skips an open task; the parts taken for it go back, so nothing stays taken for work that is not done. */
export function skipTask(story: Story, task: Task, why: SkippedBecause): void {
  tellParts(story, task, [])
  tell(story, { kind: 'task_skipped', taskId: task.id, why })
}

/** Skips what is open in the branches below `outer`; waits and arrivals there end with the event that the caller tells. */
export function endBranches(story: Story, outer: readonly string[], why: SkippedBecause): void {
  for (const task of story.order.tasks) if (isOpen(task) && isBelow(outer, task.path)) skipTask(story, task, why)
}

/** Ends the order as a whole, whatever was still open beside. */
export function endOrder(story: Story, outcome: StatusCategory): void {
  for (const task of story.order.tasks) if (isOpen(task)) skipTask(story, task, 'ended')
  moveTo(story, outcome)
}
