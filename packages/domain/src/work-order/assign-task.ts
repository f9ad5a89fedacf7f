import type { PersonId, TaskId } from '../kernel/index.ts'
import { type Assignment, chooseAssignee, dueTimes, expectedArrival, taskNodeOf } from '../workflow/index.ts'
import { retold, type Story, tell } from './story.ts'
import { handlerOf } from './tasks.ts'
import { wayOf } from './way.ts'

/** Gives the task to that person or place, with its promises; to nobody: the dispatcher's queue. */
export function assignTask(story: Story, id: TaskId, assignment: Assignment | null): void {
  const { context, definition } = story
  if (!assignment) {
    tell(story, { kind: 'task_unassigned', taskId: id, why: 'no_candidate' })
    return
  }
  const task = retold(story, id)
  const node = taskNodeOf(definition, task.node)
  const { assigneeId, placeId, reason } = assignment
  const due = dueTimes(node.limits, { openedAt: task.openedAt, assignedAt: context.now, pausedMs: task.pausedMs })
  const { metres, openMinutes } = assignment
  const expectedAt = node.work === 'visit' ? expectedArrival({ metres, openMinutes, now: context.now }) : null
  tell(story, { kind: 'task_assigned', taskId: id, assigneeId, placeId, reason, expectedAt, ...due })
}

/** The assignment to one named person, with the way from the person's site. */
export function assignmentTo(
  story: Story,
  assigneeId: PersonId,
  by: 'previous_handler' | 'dispatcher' | 'transfer',
): Assignment {
  const { metres, openMinutes } = wayOf(story.order, assigneeId, story.context)
  const site = story.context.candidates.find(({ technicians }) =>
    technicians.some((one) => one.personId === assigneeId),
  )
  return { assigneeId, placeId: site?.siteId ?? null, reason: { by }, metres, openMinutes }
}

/** Assigns by the rules of the task's node, passing over who declined it. */
export function assignByRules(story: Story, id: TaskId): void {
  const { order, definition, context } = story
  const task = retold(story, id)
  const found = chooseAssignee(taskNodeOf(definition, task.node).assignee, {
    position: order.position,
    sites: context.candidates,
    excluded: task.declinedBy,
    customerId: order.customerId,
    storeId: order.storeId,
    handlerOf: (node) => handlerOf(order, node),
  })
  assignTask(story, id, found)
}
