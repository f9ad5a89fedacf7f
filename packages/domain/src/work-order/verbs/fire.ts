import { ok, type Result } from '../../kernel/index.ts'
import { type EscalationStep, nodeOf, taskNodeOf, type WorkTypeDefinition } from '../../workflow/index.ts'
import { tellPriority } from '../act.ts'
import { assignByRules, assignTask } from '../assign-task.ts'
import type { Circumstances } from '../context.ts'
import { enterNode, goOn, openAside } from '../enter-node.ts'
import type { DomainEvent } from '../event.ts'
import { openLinesOf } from '../lines.ts'
import type { Task, Wait, WorkOrder } from '../state.ts'
import { beginStory, endStory, retold, type Story, tell } from '../story.ts'
import { type Timer, timersOf } from '../timers.ts'
import { tellParts } from './pick-parts.ts'

type Step = EscalationStep['then']

/** The task goes to the next candidate; who let the time pass is passed over from now on. Nobody's goes to the dispatcher. */
function reassign(story: Story, task: Task): void {
  tellParts(story, task, [])
  if (task.assigneeId === null) {
    assignTask(story, task.id, null)
    return
  }
  tell(story, { kind: 'task_unassigned', taskId: task.id, why: 'overdue' })
  assignByRules(story, task.id)
}

/** Time agrees: what was to be judged counts as accepted, and work goes on. Nothing else can be done by waiting. */
function agree(story: Story, task: Task): void {
  const { definition } = story
  const node = taskNodeOf(definition, task.node)
  if (node.work !== 'acceptance' && node.work !== 'confirm') return
  const lines = node.work === 'acceptance' ? openLinesOf(definition, task) : []
  const verdicts = lines.map((line) => ({ line, verdict: 'accepted' as const }))
  const { answers, services } = task
  tell(story, {
    kind: 'task_completed',
    taskId: task.id,
    answers,
    services,
    verdicts,
    signatureId: null,
    outcome: 'accepted',
  })
  goOn(story, node, task.path)
}

function escalate(story: Story, step: Step, task: Task | null): void {
  switch (step.kind) {
    case 'notify':
      return
    case 'raise_priority':
      tellPriority(story, true)
      return
    case 'reassign':
      if (task) reassign(story, task)
      return
    case 'open_approval':
      openAside(story, step.node, task?.path ?? [])
      return
    case 'open_work_order': {
      const action = { action: 'create_work_order', workType: step.workType } as const
      tell(story, { kind: 'action_due', node: task?.node ?? story.definition.start, path: task?.path ?? [], action })
      return
    }
    case 'complete':
      if (task) agree(story, task)
  }
}

function endWait(story: Story, { node: key, path }: Wait): void {
  const node = nodeOf(story.definition, key)
  if (node?.kind !== 'wait') throw new Error(`work type ${story.definition.key} has no wait ${key}`)
  const timeout = node.until.kind === 'event' ? node.until.timeout : undefined
  tell(story, { kind: 'wait_over', node: key, path, by: timeout ? 'timeout' : 'timer' })
  const next = timeout ? nodeOf(story.definition, timeout.to) : null
  if (next) enterNode(story, next, path)
  else goOn(story, node, path)
}

function goOff(story: Story, { key, taskId, does }: Timer): void {
  if (does.kind === 'wait') {
    endWait(story, does.wait)
    return
  }
  const { of, dueAt } = does
  if (does.kind === 'remind') {
    tell(story, { kind: 'reminded', key, task: taskId, of, dueAt, whom: does.whom })
    return
  }
  tell(story, { kind: 'escalated', key, task: taskId, of, dueAt, then: does.step })
  escalate(story, does.step, taskId && retold(story, taskId))
}

/**
 * What the timer of that key brings about. Nothing when it is not due yet, has fired, or is no more (the work was done,
 * paused or ended meanwhile), so that firing twice or too late changes nothing.
 */
export function fire(
  definition: WorkTypeDefinition,
  order: WorkOrder,
  key: string,
  context: Circumstances,
): Result<readonly DomainEvent[]> {
  const timer = timersOf(definition, order, context.calendar).find((one) => one.key === key)
  if (!timer || timer.at > context.now) return ok([])
  const story = beginStory(definition, order, context)
  goOff(story, timer)
  return ok(endStory(story))
}
