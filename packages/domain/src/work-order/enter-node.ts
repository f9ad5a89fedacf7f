import type { Answers } from '../form/index.ts'
import type { PersonId } from '../kernel/index.ts'
import { type Node, nextNode, type TaskNode } from '../workflow/index.ts'
import { assignByRules, assignmentTo, assignTask } from './assign-task.ts'
import { factsOf } from './facts.ts'
import { linesToJudge } from './lines.ts'
import type { Task } from './state.ts'
import { freshId, moveTo, type Story, tell } from './story.ts'

/** What a new round brings along: the lines to do again, what was answered before, and who did it. */
export type Opening = {
  readonly openLines?: readonly string[] | null
  readonly answers?: Answers
  readonly handler?: PersonId | null
}

function openTaskAt(story: Story, node: TaskNode, opening: Opening): void {
  const { order, definition, context } = story
  const judging = node.work === 'acceptance' || node.work === 'confirm'
  const task: Task = {
    id: freshId(story),
    node: node.key,
    round: 1 + order.tasks.filter((one) => one.node === node.key).length,
    state: 'pending',
    assigneeId: null,
    placeId: null,
    reason: null,
    declinedBy: [],
    openedAt: context.now,
    assignedAt: null,
    acceptedAt: null,
    travellingAt: null,
    arrivedAt: null,
    arrivedPosition: null,
    doneAt: null,
    expectedAt: null,
    acceptBy: null,
    arriveBy: null,
    finishBy: null,
    pause: null,
    pausedMs: 0,
    answers: opening.answers ?? {},
    parts: [],
    services: [],
    openLines: judging ? linesToJudge(definition, order, node) : (opening.openLines ?? null),
    verdicts: [],
    signatureId: null,
  }
  tell(story, { kind: 'task_opened', task })
  if (opening.handler) assignTask(story, task.id, assignmentTo(story, opening.handler, 'previous_handler'))
  else assignByRules(story, task.id)
}

/** Goes to a node: opens its task and assigns it, or runs through what the system does, up to a task or an end. */
export function enterNode(story: Story, node: Node, opening: Opening = {}, steps = 0): void {
  if (node.kind === 'task') openTaskAt(story, node, opening)
  else if (node.kind === 'end') moveTo(story, node.outcome)
  else {
    tell(story, { kind: 'settlement_due', node: node.key, confirmUpTo: node.confirmUpTo })
    const next = nextNode(story.definition, node, factsOf(story.order, story.context.facts))
    if (!next || steps > story.definition.nodes.length)
      throw new Error(`no way on from ${node.key} to a person or an end`)
    enterNode(story, next, opening, steps + 1)
  }
}
