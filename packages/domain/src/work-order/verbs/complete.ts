import { visibleAnswers, withLockedLines } from '../../form/index.ts'
import { type Refusal, refuse } from '../../kernel/index.ts'
import { nextNode, taskNodeOf } from '../../workflow/index.ts'
import { answersRefusal, servicesRefusal } from '../checks.ts'
import type { Command } from '../command.ts'
import { enterNode } from '../enter-node.ts'
import type { DomainEvent } from '../event.ts'
import { factsOf } from '../facts.ts'
import { linesOf } from '../lines.ts'
import { tell } from '../story.ts'
import { lastDone } from '../tasks.ts'
import type { Scene, Verb } from './verb.ts'
import { verdictsRefusal } from './verdicts.ts'

type Completion = Extract<Command, { kind: 'complete' }>
type Completed = Extract<DomainEvent, { kind: 'task_completed' }>

/** Checks the form as final, with the closed lines put back as they were. */
function finished({ story, task, node }: Scene, command: Completion): Completed | Refusal {
  const { answers: locked, openLines } = task
  const services = command.services ?? task.services
  const facts = factsOf(story.order, story.context.facts)
  const form = node.form ?? { version: 1, fields: [] }
  const answers = withLockedLines(form, command.answers ?? task.answers, locked, openLines)
  const given = command.answers ?? task.answers
  const wrong =
    answersRefusal(form, given, { mode: 'draft', facts, openLines, locked }) ??
    answersRefusal(form, answers, { mode: 'final', facts, openLines, locked }) ??
    servicesRefusal(services, node.services === true)
  if (wrong) return wrong
  return {
    kind: 'task_completed',
    taskId: task.id,
    answers: visibleAnswers(form, answers, facts),
    services,
    verdicts: command.verdicts ?? [],
    signatureId: command.signatureId ?? null,
    outcome: 'done',
  }
}

function rework({ story, node }: Scene, lines: readonly string[]): void {
  const { definition, order } = story
  const target = taskNodeOf(definition, definition.reworkTo)
  const last = lastDone(order, target.key)
  const openLines = node.judges === target.key ? lines : null
  enterNode(story, target, { openLines, answers: last?.answers ?? {}, handler: last?.assigneeId ?? null })
}

/**
 * Finishes the task. Work goes on to the next node; a judgement with a rejected line opens a new round of the rework
 * node with those lines only, one without goes on.
 */
export const complete: Verb<'complete'> = (scene, command) => {
  const { story, task, node } = scene
  const event = finished(scene, command)
  if ('code' in event) return event
  const judges = node.work === 'acceptance' || node.work === 'confirm'
  const { verdicts } = event
  if (!judges) {
    if (verdicts.length > 0) return refuse('not_writable', { path: 'verdicts' }).refusal
  } else {
    const all = linesOf(story.definition, node.judges ?? node.key)
    const wrong = verdictsRefusal(story.definition, task, all, verdicts, node.work === 'acceptance')
    if (wrong) return wrong
  }
  const rejected = verdicts.filter(({ verdict }) => verdict === 'rework').map(({ line }) => line)
  const outcome = !judges ? 'done' : rejected.length > 0 ? 'rework' : 'accepted'
  tell(story, { ...event, outcome })
  if (outcome === 'rework') {
    rework(scene, rejected)
    return null
  }
  const next = nextNode(story.definition, node, factsOf(story.order, story.context.facts))
  if (next) enterNode(story, next)
  return null
}
