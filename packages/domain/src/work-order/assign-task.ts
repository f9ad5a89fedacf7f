import type { PersonId, TaskId } from '../kernel/index.ts'
import {
  type AssigneeRule,
  type Assignment,
  type Candidates,
  chooseAssignee,
  dueTimes,
  expectedArrival,
  taskNodeOf,
  type WorkTypeDefinition,
} from '../workflow/index.ts'
import { signersOf } from './signers.ts'
import type { Task, WorkOrder } from './state.ts'
import { retold, type Story, tell } from './story.ts'
import { handlerOf } from './tasks.ts'
import { wayOf } from './way.ts'

/** Gives the task to that person, place or role, with its promises; to nobody: the dispatcher's queue. */
export function assignTask(story: Story, id: TaskId, assignment: Assignment | null): void {
  const { context, definition } = story
  if (!assignment) {
    tell(story, { kind: 'task_unassigned', taskId: id, why: 'no_candidate' })
    return
  }
  const task = retold(story, id)
  const node = taskNodeOf(definition, task.node)
  const { assigneeId, placeId, role, reason, metres, openMinutes } = assignment
  const { openedAt, pausedMs } = task
  const given = { openedAt, assignedAt: context.now, pausedMs, arriveBy: task.arriveBy, finishBy: task.finishBy }
  const { acceptBy, arriveBy, finishBy } = dueTimes(node.limits, given, context.calendar)
  const expectedAt = node.work === 'visit' ? expectedArrival({ metres, openMinutes, now: context.now }) : null
  tell(story, {
    kind: 'task_assigned',
    taskId: id,
    assigneeId,
    placeId,
    role,
    reason,
    expectedAt,
    acceptBy,
    arriveBy,
    finishBy,
  })
}

/** The assignment to one named person, with the way from the person's site. */
export function assignmentTo(
  story: Story,
  assigneeId: PersonId,
  by: 'previous_handler' | 'dispatcher' | 'transfer' | 'signer',
): Assignment {
  const { metres, openMinutes } = wayOf(story.order, assigneeId, story.context)
  const site = story.context.candidates.find(({ technicians }) =>
    technicians.some((one) => one.personId === assigneeId),
  )
  return { assigneeId, placeId: site?.siteId ?? null, role: null, reason: { by }, metres, openMinutes }
}

/** The rules that name who does a task: all of its node's, or the one for this signer of several. */
function rulesOf(definition: WorkTypeDefinition, order: WorkOrder, task: Task): readonly AssigneeRule[] {
  const node = taskNodeOf(definition, task.node)
  if (node.kind === 'task' || node.signers === 'any') return node.assignee
  const index = signersOf(order, task).findIndex(({ id }) => id === task.id)
  return node.assignee.slice(index, index + 1)
}

/** Assigns by the rules of the task's node, passing over who declined it and, where named, one more person. */
export function assignByRules(story: Story, id: TaskId, passingOver: PersonId | null = null): void {
  const { order, definition, context } = story
  const task = retold(story, id)
  const candidates: Candidates = {
    position: order.position,
    sites: context.candidates,
    siteId: order.siteId,
    ...(context.members === undefined ? {} : { members: context.members }),
    excluded: passingOver === null ? task.declinedBy : [...task.declinedBy, passingOver],
    customerId: order.customerId,
    storeId: order.storeId,
    handlerOf: (node) => handlerOf(order, node),
  }
  assignTask(story, id, chooseAssignee(rulesOf(definition, order, task), candidates))
}
